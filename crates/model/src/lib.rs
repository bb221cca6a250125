//! The words that every room of Plimsoll shares: values that know whether they are known, Kleene's
//! three-valued logic, completeness, and the snapshot. No files, no network, no clock.

#![forbid(clippy::disallowed_methods, clippy::disallowed_types)]

mod completeness;
mod rendered;
mod secrets;
mod snapshot;
mod truth;
mod value;
mod why;

pub use completeness::Completeness;
pub use rendered::{BuiltOf, Part, Rendered, Renderings, ValuesFile};
pub use secrets::{Commit, SecretFile, SecretHit, SecretSearch};
pub use snapshot::{
    BlindSpot, Collector, Mask, MaskKind, SNAPSHOT_VERSION, Skipped, SkippedKind, Snapshot, SourceFile,
};
pub use truth::Truth;
pub use value::{State, Value};
pub use why::Why;
