//! Which pods a network policy applies to.

use plimsoll_engine::PodCx;
use plimsoll_estate::network::{Direction, GROUP, NetworkPolicy};
use plimsoll_estate::{Object, Pod, Selector};
use plimsoll_model::Truth;

use super::support;

/// What a policy says about the pods that it applies to, read once for all of them.
pub(super) struct Selection<'e> {
    policy: &'e Object,
    all: Truth,
    /// None where nothing can be told of single pods.
    selector: Option<Selector<'e>>,
}

impl<'e> Selection<'e> {
    pub(super) fn of(policy: &'e Object) -> Option<Self> {
        let read = NetworkPolicy::read(policy)?;
        let selector = (!selector_is_opaque(policy)).then(|| read.selector());
        Some(Self { policy, all: support::selects_all(policy), selector })
    }

    /// Whether the policy applies to a pod: only one of its own namespace.
    pub(super) fn applies(&self, object: &Object, pod: &Pod) -> Truth {
        match &self.selector {
            _ if self.policy.namespace() != object.namespace() => Truth::False,
            _ if self.all != Truth::False => self.all,
            Some(selector) if !pod.labels_are_opaque() => selector.matches(&pod.labels(object)),
            _ => Truth::Unknown,
        }
    }
}

/// Whether some policy applies to the pod, in this direction where one is named.
pub(super) fn governed(cx: &PodCx<'_>, direction: Option<Direction>) -> Truth {
    let counts = |policy: &Object| direction.map_or(Truth::True, |direction| support::governs(policy, direction));
    let policies = cx.view.of_kind_in(GROUP, "NetworkPolicy", cx.object.namespace());
    let applies = |policy| Selection::of(policy).map_or(Truth::False, |s| s.applies(cx.object, cx.pod));
    let native = Truth::any(policies.into_iter().map(|policy| applies(policy).and(counts(policy))));
    let other = if has_others(cx) { Truth::Unknown } else { Truth::False };
    native.or(super::cilium::governed(cx, direction)).or(other)
}

/// Whether engines other than Cilium have policies here; those are not resolved.
fn has_others(cx: &PodCx<'_>) -> bool {
    let others = support::OTHERS.iter().filter(|(group, ..)| *group != "cilium.io");
    let applies = |own: &bool, policy: &Object| !own || policy.namespace() == cx.object.namespace();
    others.into_iter().any(|(group, kind, own)| cx.view.of_kind(group, kind).any(|policy| applies(own, policy)))
}

fn selector_is_opaque(policy: &Object) -> bool {
    let Some(labels) = policy.reader().child("spec.podSelector.matchLabels") else { return false };
    labels.opaque().is_some()
        || labels.node().entries().iter().any(|(k, v)| is_placeholder(k.text()) || is_placeholder(v.text()))
}

fn is_placeholder(text: &str) -> bool {
    text.contains("{{")
}
