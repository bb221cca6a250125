//! What nearly every check needs.

pub(crate) use plimsoll_catalog::Severity;
pub(crate) use plimsoll_engine::{Check, Confidence, ContainerCx, Profile, Run, Verdict};
