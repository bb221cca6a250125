use std::borrow::Cow;

use serde::{Deserialize, Serialize};

/// Why something is not known, and what would resolve it. Never holds a value that was read.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Why {
    /// What could not be told, in a clause.
    pub reason: Cow<'static, str>,
    /// What the reader can do about it, in a clause.
    pub resolve: Cow<'static, str>,
}

impl Why {
    /// A reason and its remedy.
    pub fn new(reason: impl Into<Cow<'static, str>>, resolve: impl Into<Cow<'static, str>>) -> Self {
        Self { reason: reason.into(), resolve: resolve.into() }
    }
}

impl std::fmt::Display for Why {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}; {}", self.reason, self.resolve)
    }
}
