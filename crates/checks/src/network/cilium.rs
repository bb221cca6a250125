//! Policies of Cilium, as far as they say which pods they apply to.
//! <https://docs.cilium.io/en/stable/security/policy/intro/#policy-enforcement-default>

use plimsoll_engine::PodCx;
use plimsoll_estate::network::Direction;
use plimsoll_estate::{Object, Reader, Selector};
use plimsoll_model::Truth;

const GROUP: &str = "cilium.io";

/// Whether a policy of Cilium applies to the pod, in this direction where one is named.
pub(super) fn governed(cx: &PodCx<'_>, direction: Option<Direction>) -> Truth {
    let own = cx.view.of_kind_in(GROUP, "CiliumNetworkPolicy", cx.object.namespace()).into_iter();
    let wide = cx.view.of_kind(GROUP, "CiliumClusterwideNetworkPolicy");
    let labels = cx.pod.labels(cx.object);
    let one = |spec: Reader<'_>| governs(spec, direction).and(selects(spec, &labels));
    Truth::any(own.chain(wide).flat_map(specs).map(one))
}

/// A policy holds one spec, or several.
fn specs(policy: &Object) -> Vec<Reader<'_>> {
    let reader = policy.reader();
    reader.child("spec").into_iter().chain(reader.items("specs")).collect()
}

/// A section without rules isolates nothing.
fn governs(spec: Reader<'_>, direction: Option<Direction>) -> Truth {
    let ingress = || section(spec, &["ingress", "ingressDeny"], "enableDefaultDeny.ingress");
    let egress = || section(spec, &["egress", "egressDeny"], "enableDefaultDeny.egress");
    match direction {
        Some(Direction::Ingress) => ingress(),
        Some(Direction::Egress) => egress(),
        None => ingress().or(egress()),
    }
}

fn section(spec: Reader<'_>, rules: &[&'static str], switch: &'static str) -> Truth {
    let has = |path: &&'static str| {
        let rules = spec.items(path);
        if rules.iter().any(|rule| rule.opaque().is_some()) { Truth::Unknown } else { Truth::from(!rules.is_empty()) }
    };
    Truth::any(rules.iter().map(has)).and(spec.bool_or(switch, true).is(&true))
}

/// Keys with a source such as `k8s:`, and those that Cilium makes itself, are not resolved.
fn selects(spec: Reader<'_>, labels: &[(&str, &str)]) -> Truth {
    let Some(node) = spec.find("endpointSelector").1 else { return Truth::False };
    let selector = Selector::new(Some(node));
    if selector.is_everything() {
        return Truth::True;
    }
    let reader = Reader::new(node);
    let keys = reader.child("matchLabels").map(|labels| labels.node().entries()).unwrap_or_default();
    let foreign = |key: &str| key.contains(':') || key.starts_with("io.kubernetes.") || key.starts_with("io.cilium.");
    let expressions = reader.items("matchExpressions");
    let any = keys.iter().any(|(key, _)| foreign(key.text()))
        || expressions.iter().any(|e| e.string("key").get().is_none_or(|key| foreign(key)));
    if any { Truth::Unknown } else { selector.matches(labels) }
}
