//! A scope as the server keeps it: what was judged last, and when to judge again.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use crate::judge::Whole;
use crate::limits::PAUSE;

/// A scope as the server keeps it.
#[derive(Debug, Default)]
pub(crate) struct Project {
    /// What was judged last, or why nothing was.
    pub(crate) whole: Option<Result<Whole, String>>,
    /// Whether a pass is under way.
    pub(crate) running: bool,
    /// When to judge again.
    pub(crate) due: Option<Instant>,
    /// Whether files may have changed.
    pub(crate) reread: bool,
    /// Files that are no documents and that something was told of.
    pub(crate) told: BTreeSet<PathBuf>,
    took: Duration,
}

impl Project {
    /// When the loop has to look after it.
    pub(crate) fn wakes(&self) -> Option<Instant> {
        self.due.filter(|_| !self.running)
    }

    /// Asks for a pass after the pause; a pass that takes long is waited for longer, so that half of a core stays free.
    pub(crate) fn ask(&mut self) {
        self.due = Some(Instant::now() + PAUSE.max(self.took * 2));
    }

    /// Asks for a pass now.
    pub(crate) fn ask_now(&mut self) {
        self.due = Some(Instant::now());
    }

    /// Asks for a pass now that reads the files again.
    pub(crate) fn ask_anew(&mut self) {
        self.reread = true;
        self.ask_now();
    }

    /// Takes in what was judged, and gives what was judged before.
    pub(crate) fn finish(&mut self, whole: Result<Whole, String>, took: Duration) -> Option<Result<Whole, String>> {
        (self.took, self.running) = (took, false);
        self.whole.replace(whole)
    }

    /// The scope as it was judged last.
    pub(crate) fn judged(&self) -> Option<&Whole> {
        self.whole.as_ref()?.as_ref().ok()
    }
}
