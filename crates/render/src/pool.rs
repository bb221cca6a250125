//! Many questions over a few children.

#[cfg(not(all(target_os = "linux", renderer)))]
use crate::absent::Workers;
use crate::frame::Ask;
#[cfg(all(target_os = "linux", renderer))]
use crate::workers::Workers;
use crate::{Built, Chart, Error, Hello, Limits, Manifests, Overlay, Probe};

/// Renders charts and builds overlays. Children are started when there is something to do, serve whatever is asked later
/// too, and end with the renderer.
#[derive(Debug, Default)]
pub struct Renderer {
    workers: Workers,
}

impl Renderer {
    /// A renderer with these bounds.
    #[must_use]
    pub fn new(limits: Limits) -> Self {
        Self { workers: Workers::new(limits) }
    }

    /// Whether this build has one.
    #[must_use]
    pub fn is_built_in() -> bool {
        cfg!(all(target_os = "linux", renderer))
    }

    /// Renders charts; the answers are in the order of the questions, and one that fails harms no other.
    #[must_use]
    pub fn charts(&self, charts: &[Chart]) -> Vec<Result<Manifests, Error>> {
        self.workers.all(charts)
    }

    /// Builds overlays; the answers are in the order of the questions, and one that fails harms no other.
    #[must_use]
    pub fn overlays(&self, overlays: &[Overlay]) -> Vec<Result<Built, Error>> {
        self.workers.all(overlays)
    }

    /// Tries to break out; true where that was denied.
    pub fn probe(&self, what: &str) -> Result<bool, Error> {
        let mut answers = self.workers.all(&[Probe { what: what.to_owned() }]);
        answers.pop().unwrap_or(Err(Error::NotBuiltIn))
    }

    /// Tells what a child is and what holds it.
    pub fn hello(&self) -> Result<Hello, Error> {
        self.workers.hello()
    }
}

/// What is asked of children, and how that is read, for tests and fuzzers: the renderer itself is not needed.
#[doc(hidden)]
pub fn answer_of_chart(head: &[u8], blob: Vec<u8>) -> Result<Manifests, Error> {
    Chart::answer(head, crate::frame::Blob(blob))
}

/// The same for an overlay.
#[doc(hidden)]
pub fn answer_of_overlay(head: &[u8], blob: Vec<u8>) -> Result<Built, Error> {
    Overlay::answer(head, crate::frame::Blob(blob))
}
