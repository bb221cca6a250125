//! The rules that a role really has, aggregation included.
//!
//! See <https://kubernetes.io/docs/reference/access-authn-authz/rbac/#aggregated-clusterroles>.

use std::collections::{HashMap, HashSet};

use super::store::{Aggregation, Coverage, Entry, Knowledge};
use super::types::{PolicyRule, Role};

/// Where a rule stands: the number of the role and the place in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Slot {
    pub(super) role: usize,
    pub(super) rule: usize,
}

/// A rule that a role has, and where it was written.
#[derive(Clone, Copy, Debug)]
pub(super) struct Held {
    /// Where the rule is read from.
    pub(super) rule: Slot,
    /// Where it was written, as far as is known.
    pub(super) source: Slot,
}

/// The rules that one role really has.
#[derive(Debug, Default)]
pub(super) struct Effective {
    pub(super) rules: Vec<Held>,
    /// Whether roles that were not seen could add to it.
    pub(super) open: bool,
}

/// The rules of every role, in the order of the roles.
pub(super) fn effective(roles: &[Entry], knowledge: Knowledge) -> Vec<Effective> {
    (0..roles.len()).map(|role| of_role(roles, role, knowledge)).collect()
}

fn of_role(roles: &[Entry], role: usize, knowledge: Knowledge) -> Effective {
    let partial = knowledge.roles == Coverage::Partial;
    match (selects(&roles[role].role), knowledge.aggregation) {
        (Selects::Nothing, _) => Effective { rules: own(roles, role), open: false },
        (Selects::Invalid, _) => Effective { rules: own(roles, role), open: partial },
        (Selects::Roles, Aggregation::Stored) => Effective { rules: traced(roles, role), open: false },
        (Selects::Roles, Aggregation::Computed) => Effective {
            rules: leaves(roles, role).into_iter().flat_map(|leaf| own(roles, leaf)).collect(),
            open: partial,
        },
    }
}

enum Selects {
    Nothing,
    /// The controller stops at such a selector and leaves the rules as they are.
    Invalid,
    Roles,
}

/// Only ClusterRoles aggregate; on a Role the field does not exist.
fn selects(role: &Role) -> Selects {
    match &role.aggregation {
        Some(_) if role.key.namespace.is_some() => Selects::Nothing,
        Some(selectors) if selectors.iter().all(|s| s.is_valid()) => Selects::Roles,
        Some(_) => Selects::Invalid,
        None => Selects::Nothing,
    }
}

fn own(roles: &[Entry], role: usize) -> Vec<Held> {
    let slots = (0..roles[role].role.rules.len()).map(|rule| Slot { role, rule });
    slots.map(|slot| Held { rule: slot, source: slot }).collect()
}

/// The stored rules of an aggregated role, each traced to an equal rule of a role that it selects.
fn traced(roles: &[Entry], role: usize) -> Vec<Held> {
    let origins = origins(roles, role);
    let trace = |held: Held| {
        let rule = &roles[role].role.rules[held.rule.rule];
        Held { source: origins.get(rule).copied().unwrap_or(held.source), ..held }
    };
    own(roles, role).into_iter().map(trace).collect()
}

fn origins(roles: &[Entry], role: usize) -> HashMap<&PolicyRule, Slot> {
    let mut origins = HashMap::new();
    for leaf in leaves(roles, role) {
        for (rule, text) in roles[leaf].role.rules.iter().enumerate() {
            origins.entry(text).or_insert(Slot { role: leaf, rule });
        }
    }
    origins
}

/// The roles with rules of their own that an aggregated role reaches, by name as the controller
/// sorts them.
fn leaves(roles: &[Entry], start: usize) -> Vec<usize> {
    let mut seen = HashSet::from([start]);
    let mut todo = vec![start];
    let mut leaves = Vec::new();
    while let Some(role) = todo.pop() {
        for next in selected(roles, role).filter(|next| seen.insert(*next)) {
            match selects(&roles[next].role) {
                Selects::Roles => todo.push(next),
                Selects::Nothing | Selects::Invalid => leaves.push(next),
            }
        }
    }
    leaves.sort_by_key(|leaf| (&roles[*leaf].role.key.name, *leaf));
    leaves
}

/// ClusterRoles that any of the selectors matches, the role itself left out.
fn selected(roles: &[Entry], role: usize) -> impl Iterator<Item = usize> + '_ {
    let me = &roles[role].role;
    let selectors = me.aggregation.iter().flatten();
    let matches = move |other: &Role| selectors.clone().any(|s| s.matches(&other.labels));
    let candidates = roles.iter().enumerate().filter(|(_, other)| other.listed);
    candidates
        .filter(move |(_, other)| other.role.key.namespace.is_none())
        .filter(move |(_, other)| other.role.key.name != me.key.name && matches(&other.role))
        .map(|(number, _)| number)
}
