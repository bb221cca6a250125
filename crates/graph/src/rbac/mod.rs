//! Kubernetes role-based access control, answered the way the API server's authorizer answers.
//!
//! [`Rbac`] takes roles and bindings and answers three questions: may this identity do this
//! ([`Rbac::decide`]), what may this identity do ([`Rbac::powers_of`]), and who may do this
//! ([`Rbac::who_can`]). Every answer names the binding, the role and the rule that grant it, so
//! that a finding can point at the line.
//!
//! # What is not known
//! A folder of manifests is seldom the whole cluster. [`Knowledge`] says what the input covers;
//! where the input grants nothing and does not cover everything, the answer is
//! [`Decision::Unknown`] with reasons, and never a quiet "no".
//!
//! # Aggregated roles
//! The rules of a ClusterRole with an `aggregationRule` belong to a controller, which overwrites
//! them. So two views exist ([`Aggregation`]):
//! - *computed*, for manifests: the role's own rules are ignored and replaced by those of every
//!   plain ClusterRole that its selectors reach, through other aggregated roles too;
//! - *stored*, for a live cluster: the rules are taken as they stand, since that is what the
//!   authorizer reads, be the controller ahead, behind or switched off.
//!
//! Aggregated roles that select one another in a ring get the least such set. A live controller
//! can keep rules circling in such a ring that nobody grants any more; the stored view shows them.
//!
//! # What is decided here, beyond the authorizer
//! - Two roles with one key (overlays of one base) are read as their union: either may be applied.
//! - Members of `system:masters` may do anything, whatever the roles say: the API server lets them
//!   pass before it asks RBAC.
//! - Node, webhook and attribute-based authorizers are outside of this module.
//!
//! See <https://kubernetes.io/docs/reference/access-authn-authz/rbac/>.

mod aggregate;
mod answer;
mod builtin;
mod builtin_table;
mod danger;
mod danger_table;
mod index;
mod matching;
mod request;
mod resolver;
mod selector;
mod store;
mod types;

pub use answer::{Answer, Decision, Grant, Power, SubjectGrant, Unresolved};
pub use builtin::{Tier, builtin_roles, builtin_tier};
pub use danger::{Danger, Hit, Reach, Target, dangers_of, dangers_of_power};
pub use danger_table::DANGERS;
pub use request::{Identity, Request, ResourceRequest};
pub use resolver::Rbac;
pub use selector::{Expression, LabelSelector, Operator};
pub use store::{Aggregation, Coverage, Knowledge};
pub use types::{
    Binding, BindingId, PolicyRule, Principal, RefKind, Role, RoleId, RoleKey, RoleRef, RuleRef, Scope, Subject,
    SubjectKind,
};
