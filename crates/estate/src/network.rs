//! Network policies with their defaults applied.
//! <https://kubernetes.io/docs/concepts/services-networking/network-policies/>

use plimsoll_syntax::Node;

use crate::defaults::policy_types;
use crate::defaults::values::{POLICY_EGRESS, POLICY_INGRESS};
use crate::{Object, Selector};

/// A direction of traffic as a policy sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Into the pod.
    Ingress,
    /// Out of the pod.
    Egress,
}

/// API group of network policies.
pub const GROUP: &str = "networking.k8s.io";

/// A `NetworkPolicy` of the networking API.
#[derive(Clone, Copy, Debug)]
pub struct NetworkPolicy<'e> {
    /// The raw object.
    pub object: &'e Object,
    spec: Node<'e>,
}

impl<'e> NetworkPolicy<'e> {
    /// Reads a policy; none where it has no spec.
    #[must_use]
    pub fn read(object: &'e Object) -> Option<Self> {
        let spec = object.node().get("spec").filter(|s| !s.is_null())?;
        object.is(GROUP, "NetworkPolicy").then_some(Self { object, spec })
    }

    /// Whether it applies to all pods of its namespace: a missing or empty selector does. A selector that is still a
    /// template placeholder reads as empty, so that a caller asks [`Reader::opaque`](crate::Reader::opaque) first.
    #[must_use]
    pub fn selects_all(&self) -> bool {
        self.spec.get("podSelector").is_none_or(|s| s.is_null() || Selector::new(Some(s)).is_everything())
    }

    /// The selector for the pods that it applies to.
    #[must_use]
    pub fn selector(&self) -> Selector<'e> {
        Selector::new(self.spec.get("podSelector"))
    }

    /// Whether it governs a direction: `policyTypes`, by default ingress, and egress if it has egress rules.
    #[must_use]
    pub fn governs(&self, direction: Direction) -> bool {
        let name = match direction {
            Direction::Ingress => POLICY_INGRESS,
            Direction::Egress => POLICY_EGRESS,
        };
        match self.spec.get("policyTypes").filter(|t| t.items().next().is_some()) {
            Some(types) => types.items().any(|t| t.text() == name),
            None => policy_types(self.rules(Direction::Egress).next().is_some()).contains(&name),
        }
    }

    /// The rules that let traffic through in a direction.
    pub fn rules(&self, direction: Direction) -> impl Iterator<Item = Node<'e>> + use<'e> {
        let key = if direction == Direction::Ingress { "ingress" } else { "egress" };
        self.spec.get(key).into_iter().flat_map(|list| list.items())
    }
}
