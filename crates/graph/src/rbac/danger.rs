//! Powers from which more power follows.
//!
//! See <https://kubernetes.io/docs/concepts/security/rbac-good-practices/#privilege-escalation-risks>.

use super::answer::Power;
use super::danger_table::DANGERS;
use super::types::{PolicyRule, Scope};

/// The first minor version whose API server wants `create` of whoever opens a stream into a pod, whatever the protocol.
/// <https://kubernetes.io/docs/reference/command-line-tools-reference/feature-gates/#AuthorizePodWebsocketUpgradeCreatePermission>
const SOCKETS_NEED_CREATE: u16 = 35;

/// The dangers that such a stream brings.
const POD_STREAMS: [&str; 3] = ["exec-into-pods", "attach-to-pods", "forward-pod-ports"];

/// A power that leads to more power, with what must be held for it.
#[derive(Debug, PartialEq, Eq)]
pub struct Danger {
    /// A short name that stays.
    pub id: &'static str,
    /// What it lets somebody do.
    pub title: &'static str,
    /// Verbs, any one of which is enough.
    pub verbs: &'static [&'static str],
    /// Resources, any one of which is enough.
    pub targets: &'static [Target],
    /// Where it must be bound to work.
    pub reach: Reach,
    /// Where this is explained.
    pub source: &'static str,
}

/// A resource or a subresource.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Target {
    /// The API group, empty for the core group.
    pub group: &'static str,
    /// The resource in plural.
    pub resource: &'static str,
    /// The subresource, or empty.
    pub subresource: &'static str,
}

/// Where a power must be bound to work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reach {
    /// In a namespace too.
    Anywhere,
    /// Through a ClusterRoleBinding only, since the objects have no namespace.
    Cluster,
}

/// A danger that was found in a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The danger.
    pub danger: &'static Danger,
    /// Whether `resourceNames` limits it to some objects.
    pub named: bool,
}

/// The dangers of a rule, wherever it is bound.
///
/// A rule with wildcards has every danger that its wildcards cover.
pub fn dangers_of(rule: &PolicyRule) -> impl Iterator<Item = Hit> + '_ {
    DANGERS.iter().filter_map(|danger| danger.of(rule))
}

/// The dangers of a rule where it is bound: those of cluster-wide objects need a cluster-wide
/// binding.
pub fn dangers_of_power<'p>(power: &'p Power<'_>) -> impl Iterator<Item = Hit> + 'p {
    DANGERS.iter().filter_map(|danger| danger.of_power(power))
}

impl Danger {
    /// The danger of this name.
    pub fn by_id(id: &str) -> Option<&'static Danger> {
        DANGERS.iter().find(|danger| danger.id == id)
    }

    /// Whether a rule that has this danger has it in Kubernetes 1.`minor` too.
    ///
    /// Up to 1.34 `get` was enough to open a stream into a pod over a web socket; from 1.35 `create` is asked for as well.
    pub fn holds_in(&self, rule: &PolicyRule, minor: u16) -> bool {
        minor < SOCKETS_NEED_CREATE || !POD_STREAMS.contains(&self.id) || rule.has_verb("create")
    }

    /// This danger in a rule, wherever it is bound.
    fn of(&'static self, rule: &PolicyRule) -> Option<Hit> {
        self.is_in(rule).then_some(Hit { danger: self, named: !rule.resource_names.is_empty() })
    }

    /// This danger in a rule where it is bound; asking for one is much cheaper than asking for all.
    pub fn of_power(&'static self, power: &Power<'_>) -> Option<Hit> {
        let reaches = *power.scope == Scope::Cluster || self.reach == Reach::Anywhere;
        if reaches { self.of(power.rule) } else { None }
    }

    fn is_in(&self, rule: &PolicyRule) -> bool {
        self.targets.iter().any(|target| target.is_in(rule) && self.verbs.iter().any(|verb| target.usable(rule, verb)))
    }
}

impl Target {
    fn is_in(&self, rule: &PolicyRule) -> bool {
        rule.has_group(self.group) && rule.has_resource(self.resource, self.subresource)
    }

    /// Requests that carry no name are never covered by a rule with names.
    fn usable(&self, rule: &PolicyRule, verb: &str) -> bool {
        rule.has_verb(verb) && (rule.resource_names.is_empty() || self.carries_name(verb))
    }

    fn carries_name(&self, verb: &str) -> bool {
        match verb {
            "create" => !self.subresource.is_empty(),
            "*" | "deletecollection" => false,
            _ => true,
        }
    }
}
