//! What the checks of network policies share.

use plimsoll_estate::network::{Direction, NetworkPolicy};
use plimsoll_estate::{At, Object, Reader, V};
use plimsoll_model::{Truth, Value};

/// Policies of other engines: group, kind, and whether the kind lives in a namespace.
pub(super) const OTHERS: &[(&str, &str, bool)] = &[
    ("cilium.io", "CiliumNetworkPolicy", true),
    ("cilium.io", "CiliumClusterwideNetworkPolicy", false),
    ("crd.projectcalico.org", "NetworkPolicy", true),
    ("crd.projectcalico.org", "GlobalNetworkPolicy", false),
    ("projectcalico.org", "NetworkPolicy", true),
    ("projectcalico.org", "GlobalNetworkPolicy", false),
    ("crd.antrea.io", "NetworkPolicy", true),
    ("crd.antrea.io", "ClusterNetworkPolicy", false),
    ("policy.networking.k8s.io", "AdminNetworkPolicy", false),
    ("policy.networking.k8s.io", "BaselineAdminNetworkPolicy", false),
    ("policy.networking.k8s.io", "ClusterNetworkPolicy", false),
    ("networking.k8s.aws", "ClusterNetworkPolicy", false),
];

/// Whether a policy governs a direction; unknown where its types or the policy itself cannot be read.
pub(super) fn governs(object: &Object, direction: Direction) -> Truth {
    let Some(policy) = NetworkPolicy::read(object) else { return Truth::False };
    let types = object.reader().strings("spec.policyTypes");
    match types.iter().any(|word| word.why().is_some()) {
        true => Truth::Unknown,
        false => policy.governs(direction).into(),
    }
}

/// Whether a policy applies to all pods of its namespace.
pub(super) fn selects_all(object: &Object) -> Truth {
    let Some(policy) = NetworkPolicy::read(object) else { return Truth::False };
    let readable = |path| object.reader().child(path).is_none_or(|reader| reader.opaque().is_none());
    match readable("spec") && readable("spec.podSelector") {
        true => policy.selects_all().into(),
        false => Truth::Unknown,
    }
}

/// Each rule of a direction: whether it lets through everyone, at the place that says so.
pub(super) fn openings(object: &Object, direction: Direction) -> Vec<V<bool>> {
    let (rules, peers) = match direction {
        Direction::Ingress => ("spec.ingress", "from"),
        Direction::Egress => ("spec.egress", "to"),
    };
    object.reader().items(rules).into_iter().map(|rule| opening(rule, peers, direction)).collect()
}

/// A rule without peers lets through everyone, and so does a rule with a peer that is everyone.
fn opening(rule: Reader<'_>, peers: &'static str, direction: Direction) -> V<bool> {
    let at = rule.find(peers).0;
    if let Some(why) = rule.opaque() {
        return Value::unknown(why, at);
    }
    let each: Vec<V<bool>> = rule.items(peers).into_iter().map(everyone).collect();
    if each.is_empty() {
        return Value::known(direction == Direction::Ingress || !asks_names_only(rule), at);
    }
    let open = each.iter().find(|peer| peer.is(&true) == Truth::True);
    open.or_else(|| each.iter().find(|peer| peer.why().is_some())).cloned().unwrap_or(Value::known(false, at))
}

/// Whether a peer is every address there is.
fn everyone(peer: Reader<'_>) -> V<bool> {
    let range = peer.string("ipBlock.cidr");
    let narrowed = !peer.strings("ipBlock.except").is_empty();
    let open = range.test(false, |cidr| is_all_addresses(cidr) && !narrowed);
    match (open, range.why()) {
        (Truth::Unknown, Some(why)) => Value::unknown(why.clone(), range.origin),
        (open, _) => Value::known(open == Truth::True, range.origin),
    }
}

/// Whether a CIDR block holds every address of its family.
pub(super) fn is_all_addresses(cidr: &str) -> bool {
    cidr.ends_with("/0")
}

/// Names are asked for anywhere, and what answers is a check of its own.
fn asks_names_only(rule: Reader<'_>) -> bool {
    let ports = rule.items("ports");
    !ports.is_empty() && ports.into_iter().all(|port| port.int("port").get() == Some(&53))
}

/// An annotation that settles a question: its key, and the values that do; none at all for any value.
pub(super) type Settles = (&'static str, &'static [&'static str]);

/// The first of these annotations that an object carries with a value that counts.
pub(super) fn settled(object: &Object, table: &[Settles]) -> Truth {
    let annotations = object.reader().child("metadata.annotations");
    let value = |key: &str| annotations.and_then(|a| a.node().get(key));
    let one = |(key, values): &Settles| match value(key).map(|node| Reader::new(node).string("")) {
        None => Truth::False,
        // An unquoted boolean is refused by the API server, but what is meant is plain.
        Some(v) if v.why().is_some() && value(key).is_some_and(|n| n.as_bool().is_none()) => Truth::Unknown,
        Some(_) => value(key).is_some_and(|n| values.is_empty() || counts(n.text(), values)).into(),
    };
    let opaque = annotations.is_some_and(|a| a.opaque().is_some());
    if opaque { Truth::Unknown } else { Truth::any(table.iter().map(one)) }
}

fn counts(text: &str, values: &[&str]) -> bool {
    values.iter().any(|value| value.eq_ignore_ascii_case(text))
}

/// The place of an object's annotations.
pub(super) fn annotations(object: &Object) -> At {
    object.reader().find("metadata.annotations").0
}
