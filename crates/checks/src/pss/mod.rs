//! The Pod Security Standards as one versioned table.
//!
//! <https://kubernetes.io/docs/concepts/security/pod-security-standards/>. The verdicts are those of the API
//! server's own admission plug-in for the same level and version, with one difference: what cannot be read is
//! unknown here, never allowed.
//!
//! [`evaluate`] is what checks, the admission guard and the conformance run share.

mod baseline;
mod conformance;
mod evaluate;
mod findings;
mod level;
mod restricted;
mod table;

pub(crate) use baseline::{is_default_capability, volume_source};
pub use conformance::{CaseError, CaseVerdict, conformance_case};
pub use evaluate::{Evaluation, Undecided, Violation, evaluate, evaluate_row};
pub use findings::{Findings, PodView};
pub use level::{Level, Policy, enforced};
pub use table::{CONTROLS, Control, Exempt, Test, has_user_namespace, in_force};
