//! What the questions return.

use super::types::{BindingId, PolicyRule, Principal, RoleId, RoleKey, RuleRef, Scope};

/// Why something is allowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Grant {
    /// The binding that applies.
    pub binding: BindingId,
    /// The role that it names.
    pub role: RoleId,
    /// Where the rule is written: in that role or, for an aggregated role, in the one that it was
    /// taken from if that one is known.
    pub rule: RuleRef,
}

/// Whether an identity may do something, as far as can be told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decision {
    /// It may, and this is why.
    Allowed(Grant),
    /// It may not: everything that could grant it was seen.
    Denied,
    /// Nothing that was seen grants it, but not everything was seen.
    Unknown(Vec<Unresolved>),
}

impl Decision {
    /// The grant, if there is one.
    pub fn grant(&self) -> Option<Grant> {
        match self {
            Decision::Allowed(grant) => Some(*grant),
            Decision::Denied | Decision::Unknown(_) => None,
        }
    }
}

/// Something that could grant more than the answer shows.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unresolved {
    /// A binding names a role that is not in the input.
    MissingRole {
        /// The binding.
        binding: BindingId,
        /// The role that it names.
        key: RoleKey,
    },
    /// A role takes its rules from roles by label, and not all of those were seen.
    OpenAggregation {
        /// The binding.
        binding: BindingId,
        /// The aggregated role.
        role: RoleId,
    },
    /// Not every binding was seen.
    PartialBindings,
}

/// What was found, and what could add to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer<T> {
    /// What was found, in the order of the input.
    pub items: Vec<T>,
    /// Why there may be more; empty if there is not.
    pub unresolved: Vec<Unresolved>,
}

/// One rule that somebody holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Power<'a> {
    /// The binding, the role and the rule.
    pub grant: Grant,
    /// Where it holds.
    pub scope: &'a Scope,
    /// What it allows there.
    pub rule: &'a PolicyRule,
}

/// Somebody who may do what was asked about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SubjectGrant<'a> {
    /// Who.
    pub subject: &'a Principal,
    /// Why.
    pub grant: Grant,
}
