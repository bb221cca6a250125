//! Which pods a network policy applies to.

use plimsoll_engine::PodCx;
use plimsoll_estate::network::{Direction, GROUP, NetworkPolicy};
use plimsoll_estate::{Object, Pod, Reader};
use plimsoll_model::Truth;

use super::support;

/// Whether a policy of the pod's namespace applies to it.
pub(super) fn selects(policy: &Object, object: &Object, pod: &Pod) -> Truth {
    if policy.namespace() != object.namespace() {
        return Truth::False;
    }
    let Some(read) = NetworkPolicy::read(policy) else { return Truth::False };
    let all = support::selects_all(policy);
    if all != Truth::False {
        return all;
    }
    let opaque = labels_are_opaque(object, pod) || selector_is_opaque(policy);
    if opaque { Truth::Unknown } else { read.selector().matches(&pod.labels(object)) }
}

/// Whether some policy applies to the pod, in this direction where one is named.
pub(super) fn governed(cx: &PodCx<'_>, direction: Option<Direction>) -> Truth {
    let counts = |policy: &Object| direction.map_or(Truth::True, |direction| support::governs(policy, direction));
    let policies = cx.view.of_kind_in(GROUP, "NetworkPolicy", cx.object.namespace());
    let native = Truth::any(policies.into_iter().map(|policy| selects(policy, cx.object, cx.pod).and(counts(policy))));
    let other = if has_others(cx) { Truth::Unknown } else { Truth::False };
    native.or(super::cilium::governed(cx, direction)).or(other)
}

/// Whether engines other than Cilium have policies here; those are not resolved.
fn has_others(cx: &PodCx<'_>) -> bool {
    let others = support::OTHERS.iter().filter(|(group, ..)| *group != "cilium.io");
    let applies = |own: &bool, policy: &Object| !own || policy.namespace() == cx.object.namespace();
    others.into_iter().any(|(group, kind, own)| cx.view.of_kind(group, kind).any(|policy| applies(own, policy)))
}

fn labels_are_opaque(object: &Object, pod: &Pod) -> bool {
    let opaque = |labels: Reader<'_>| labels.opaque().is_some();
    let labels = pod.metadata(object).and_then(|metadata| metadata.child("labels"));
    labels.is_some_and(opaque)
        || pod.labels(object).iter().any(|(key, value)| is_placeholder(key) || is_placeholder(value))
}

fn selector_is_opaque(policy: &Object) -> bool {
    let Some(labels) = policy.reader().child("spec.podSelector.matchLabels") else { return false };
    labels.opaque().is_some()
        || labels.node().entries().iter().any(|(k, v)| is_placeholder(k.text()) || is_placeholder(v.text()))
}

fn is_placeholder(text: &str) -> bool {
    text.contains("{{")
}
