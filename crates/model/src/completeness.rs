use serde::{Deserialize, Serialize};

use crate::{Truth, Why};

/// Whether all objects of a kind and scope were seen. Absence proves something only where they were.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Completeness {
    /// Everything of this kind and scope was read.
    Complete,
    /// There may be more, for this reason.
    Partial(Why),
}

impl Completeness {
    /// What the absence of an object proves here: true absence, or nothing.
    #[must_use]
    pub fn absence(&self) -> Truth {
        match self {
            Completeness::Complete => Truth::True,
            Completeness::Partial(_) => Truth::Unknown,
        }
    }
}
