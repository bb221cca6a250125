//! The cloud model: clusters, node groups, repositories, roles and everything around them, whatever language says it.
//!
//! A [`CloudKind`] names the types that mean the same thing in each dialect; a [`Field`] names the path of one
//! attribute in each of them, with the provider's default. A rule reads fields and never knows the dialect:
//!
//! ```ignore
//! let public = cx.resource.bool(&eks::ENDPOINT_PUBLIC);
//! ```
//!
//! To judge another attribute, add a field beside the others of its kind and a check that reads it. What several
//! resources say together is joined here: [`View::joined`] finds those that point at another one, and [`Policy`] reads
//! a policy document in each of its forms.

mod across;
mod bucket;
mod field;
mod google_policy;
mod joins;
mod kind;
mod kinds;
pub(crate) mod modes;
mod policy;
mod read;
mod refer;
mod rights;
mod script;
mod traffic;

pub mod aws;
pub mod azure;
pub mod ecs;
pub mod google;

pub use bucket::Bucket;
pub use field::Field;
pub use joins::Joined;
pub use kinds::{CloudKind, TYPES};
pub(crate) use policy::fits as pattern_fits;
pub use policy::{Condition, Policy, Principal, Statement, Word, Words};
pub use read::{Cloud, Part};
pub use rights::{Rights, RoleOf};
pub use script::Script;
pub use traffic::{TrafficRule, is_internet};
