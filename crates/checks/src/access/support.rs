//! What the checks of access share: roles and bindings as they are written, with places.

use plimsoll_engine::{Hit, ObjectCx, Verdict};
use plimsoll_estate::{At, Object, Reader, V, View, rbac};
use plimsoll_graph::rbac::{
    Answer, BindingId, PolicyRule, Power, RoleId, RuleRef, Tier, Unresolved, builtin_roles, builtin_tier, dangers_of,
};
use plimsoll_model::Why;
use plimsoll_syntax::Node;

/// Groups that stand for the cluster's own administrators: whoever is in one has every right anyway.
const ADMINISTRATORS: [&str; 2] = ["system:masters", "kubeadm:cluster-admins"];

/// The verbs that every resource has; a rule that lists them all says `*` in more words.
const VERBS: [&str; 7] = ["create", "delete", "get", "list", "patch", "update", "watch"];

/// The rules of a role, each with its place.
pub(super) fn rules(object: &Object) -> impl Iterator<Item = (Node<'_>, PolicyRule)> {
    let nodes = object.node().get("rules").into_iter().flat_map(|rules| rules.items());
    nodes.zip(rbac::role(object).rules)
}

/// Whether a role is not its author's to change: one of Kubernetes' own, or one that a controller fills.
pub(super) fn is_given(object: &Object) -> bool {
    let own = &*object.key.kind == "ClusterRole" && is_own(object);
    own || object.node().get("aggregationRule").is_some_and(|rule| !rule.is_null())
}

/// Whether a role is one that the API server makes. The prefix `system:` alone proves nothing: anybody can write it.
fn is_own(object: &Object) -> bool {
    let name = &*object.key.name;
    object.label("kubernetes.io/bootstrapping") == Some("rbac-defaults")
        || builtin_tier(name).is_some_and(|tier| tier != Tier::System)
        || builtin_roles().any(|known| known == name)
        || ["system:controller:", "system:certificates.k8s.io:"].iter().any(|part| name.starts_with(part))
}

/// Whether a binding is one that Kubernetes makes for its own parts.
pub(super) fn is_given_binding(object: &Object) -> bool {
    object.key.name.starts_with("system:") && role_name(object).get().is_some_and(|name| name.starts_with("system:"))
}

/// Whether a rule allows every verb on every resource.
pub(super) fn is_everything(rule: &PolicyRule) -> bool {
    let all = |words: &[String]| words.iter().any(|word| word == "*");
    let every_verb = VERBS.iter().all(|verb| rule.verbs.iter().any(|own| own == verb));
    let spelled_out = every_verb && all(&rule.api_groups) && all(&rule.resources) && rule.resource_names.is_empty();
    spelled_out || dangers_of(rule).any(|hit| hit.danger.id == "wildcard-everything")
}

/// The verdict on a role: the rules at fault, else what cannot be read of them, else a pass.
pub(super) fn judge_role<'e>(cx: &ObjectCx<'e>, message: impl Into<String>, hits: Vec<Hit<'e>>) -> Verdict<'e> {
    if !hits.is_empty() {
        return Verdict::gap_at(message, hits);
    }
    unreadable(cx.object).map_or(Verdict::Pass, |word| Verdict::unknown_value(&word, cx.object))
}

/// A word of a role's rules that cannot be read, such as a template's placeholder.
fn unreadable(object: &Object) -> Option<V<Box<str>>> {
    let words = |rule: Reader<'_>| {
        ["verbs", "apiGroups", "resources", "resourceNames"]
            .into_iter()
            .flat_map(move |list| rule.strings(list))
            .collect()
    };
    let words: Vec<V<Box<str>>> = object.reader().items("rules").into_iter().flat_map::<Vec<_>, _>(words).collect();
    words.into_iter().find(|word| word.why().is_some())
}

/// The role that a binding names.
pub(super) fn role_name(object: &Object) -> V<Box<str>> {
    object.reader().string("roleRef.name")
}

/// What a binding hands out.
pub(super) fn powers<'e>(view: View<'e>, binding: &Object) -> Answer<Power<'e>> {
    view.rbac().powers_of_binding(BindingId::Input(view.number(binding)))
}

/// The places of a binding's subjects, those left out that are the cluster's administrators.
pub(super) fn strangers(binding: &Object) -> Vec<At> {
    let subjects = binding.reader().items("subjects").into_iter();
    subjects.filter(|subject| !is_administrator(*subject)).map(|subject| subject.find("name").0).collect()
}

fn is_administrator(subject: Reader<'_>) -> bool {
    let group = subject.string("kind").get().is_some_and(|kind| &**kind == "Group");
    group && subject.string("name").get().is_some_and(|name| ADMINISTRATORS.contains(&&**name))
}

/// Whether a binding names a role that Kubernetes makes itself and that never allows everything.
pub(super) fn binds_a_part(binding: &Object) -> bool {
    let kind = binding.reader().string("roleRef.kind");
    let own = |role: &str| match kind.get().map(|kind| &**kind) {
        Some("ClusterRole") => builtin_tier(role) == Some(Tier::System),
        Some("Role") => role == "extension-apiserver-authentication-reader" || role.starts_with("system:"),
        _ => false,
    };
    role_name(binding).get().is_some_and(|role| own(role))
}

/// The verdict on a binding that hands out nothing dangerous, as far as it could be resolved.
pub(super) fn harmless<'e>(cx: &ObjectCx<'e>, answer: &Answer<Power<'e>>) -> Verdict<'e> {
    let role = role_name(cx.object);
    if role.why().is_some() {
        return Verdict::unknown_value(&role, cx.object);
    }
    match answer.unresolved.first() {
        Some(hole) => Verdict::Unknown(why(hole), Some(Hit::new(cx.object, role.origin))),
        None => Verdict::Pass,
    }
}

/// Why an answer may be incomplete.
pub(super) fn why(hole: &Unresolved) -> Why {
    match hole {
        Unresolved::MissingRole { .. } => {
            Why::new("the role that is bound is not in these files", "add the role to the scan, or scan the cluster")
        }
        Unresolved::OpenAggregation { .. } => {
            Why::new("the role gathers its rules by label, and not every role was seen", "scan the cluster")
        }
        Unresolved::PartialBindings => Why::new(
            "bindings of the pod's service account may exist elsewhere",
            "scan the cluster, or declare the folder complete in plimsoll.toml",
        ),
    }
}

/// The line of a binding that names its role; none for bindings that every cluster is born with.
pub(super) fn binding_hit<'e>(view: View<'e>, id: BindingId, note: &str) -> Option<Hit<'e>> {
    let BindingId::Input(number) = id else { return None };
    let object = view.numbered(number)?;
    Some(Hit::noted(object, role_name(object).origin, note))
}

/// The place of a rule; none for rules of roles that every cluster is born with.
pub(super) fn rule_hit<'e>(view: View<'e>, at: RuleRef, note: impl Into<String>) -> Option<Hit<'e>> {
    let RoleId::Input(number) = at.role else { return None };
    let object = view.numbered(number)?;
    let rule = object.node().get("rules")?.items().nth(at.rule)?;
    Some(Hit::noted(object, At::exact(rule), note))
}
