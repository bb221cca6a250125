//! Many questions over a few children.

use crate::frame::Ask;
use crate::{Built, Chart, Error, Hello, Limits, Manifests, Overlay, Probe};

/// Renders charts and overlays. Children are started when there is something to do, and end with their last question.
#[derive(Clone, Copy, Debug, Default)]
pub struct Renderer {
    limits: Limits,
}

impl Renderer {
    /// A renderer with these bounds.
    #[must_use]
    pub fn new(limits: Limits) -> Self {
        Self { limits }
    }

    /// Whether this build has one.
    #[must_use]
    pub fn is_built_in() -> bool {
        cfg!(all(target_os = "linux", renderer))
    }

    /// Renders charts; the answers are in the order of the questions, and one that fails harms no other.
    #[must_use]
    pub fn charts(&self, charts: &[Chart]) -> Vec<Result<Manifests, Error>> {
        self.all(charts)
    }

    /// Builds overlays; the answers are in the order of the questions, and one that fails harms no other.
    #[must_use]
    pub fn overlays(&self, overlays: &[Overlay]) -> Vec<Result<Built, Error>> {
        self.all(overlays)
    }

    /// Tries to break out; true where that was denied.
    pub fn probe(&self, what: &str) -> Result<bool, Error> {
        let mut answers = self.all(&[Probe { what: what.to_owned() }]);
        answers.pop().unwrap_or(Err(Error::NotBuiltIn))
    }

    /// Starts a child and tells what it is and what holds it.
    pub fn hello(&self) -> Result<Hello, Error> {
        self.started()
    }

    #[cfg(all(target_os = "linux", renderer))]
    fn started(&self) -> Result<Hello, Error> {
        Ok(crate::child::Child::start(self.limits)?.hello.clone())
    }

    #[cfg(not(all(target_os = "linux", renderer)))]
    fn started(&self) -> Result<Hello, Error> {
        Err(Error::NotBuiltIn)
    }

    #[cfg(not(all(target_os = "linux", renderer)))]
    fn all<A: Ask>(&self, asks: &[A]) -> Vec<Result<A::Answer, Error>> {
        asks.iter().map(|_| Err(Error::NotBuiltIn)).collect()
    }

    #[cfg(all(target_os = "linux", renderer))]
    fn all<A: Ask>(&self, asks: &[A]) -> Vec<Result<A::Answer, Error>> {
        use std::sync::Mutex;
        use std::sync::atomic::{AtomicUsize, Ordering};
        let next = AtomicUsize::new(0);
        let none: Vec<Option<Result<A::Answer, Error>>> = asks.iter().map(|_| None).collect();
        let answers = Mutex::new(none);
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        std::thread::scope(|scope| {
            for _ in 0..cores.min(asks.len()).min(crate::limits::MAX_CHILDREN) {
                scope.spawn(|| {
                    let mut worker = Worker { limits: self.limits, child: None };
                    while let Some((index, ask)) = take(&next, asks) {
                        let answer = worker.ask(ask);
                        if let Some(slot) = answers.lock().ok().as_mut().and_then(|all| all.get_mut(index)) {
                            *slot = Some(answer);
                        }
                    }
                });
            }
        });
        fn take<'a, A>(next: &AtomicUsize, asks: &'a [A]) -> Option<(usize, &'a A)> {
            let index = next.fetch_add(1, Ordering::Relaxed);
            asks.get(index).map(|ask| (index, ask))
        }
        let all = answers.into_inner().unwrap_or_default();
        all.into_iter().map(|answer| answer.unwrap_or_else(|| Err(crate::frame::broken("no answer")))).collect()
    }
}

/// A child and its successors: one that died is replaced for the next question.
#[cfg(all(target_os = "linux", renderer))]
struct Worker {
    limits: Limits,
    child: Option<crate::child::Child>,
}

#[cfg(all(target_os = "linux", renderer))]
impl Worker {
    fn ask<A: Ask>(&mut self, ask: &A) -> Result<A::Answer, Error> {
        let mut child = match self.child.take() {
            Some(child) => child,
            None => crate::child::Child::start(self.limits)?,
        };
        let (head, blob) = child.ask(ask)?;
        self.child = Some(child);
        A::answer(&head, blob)
    }
}
