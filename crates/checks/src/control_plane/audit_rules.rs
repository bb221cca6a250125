//! What the rules of an audit policy say of secrets. The first rule that fits a request decides.

use plimsoll_estate::{Reader, V};
use plimsoll_model::Truth;

/// The kind.
pub(super) const AUDIT: &[(&str, &str)] = &[("audit.k8s.io", "Policy")];

/// A rule, as far as it speaks of secrets.
pub(super) struct Rule<'e> {
    /// How much is recorded.
    pub(super) level: V<Box<str>>,
    /// Whether it fits requests for secrets.
    pub(super) secrets: Truth,
    /// Whether it fits some people, accounts or namespaces only.
    pub(super) some: bool,
    /// Whether it fits some verbs only.
    pub(super) verbs: bool,
    /// The rule itself.
    pub(super) reader: Reader<'e>,
}

/// The rules in their order.
pub(super) fn rules(policy: Reader<'_>) -> Vec<Rule<'_>> {
    policy.items("rules").into_iter().map(read).collect()
}

fn read(rule: Reader<'_>) -> Rule<'_> {
    let says = |path| !rule.items(path).is_empty();
    Rule {
        level: rule.string("level"),
        secrets: fits_secrets(rule),
        some: ["users", "userGroups", "namespaces"].into_iter().any(says),
        verbs: says("verbs"),
        reader: rule,
    }
}

fn fits_secrets(rule: Reader<'_>) -> Truth {
    if rule.opaque().is_some() {
        return Truth::Unknown;
    }
    let groups = rule.items("resources");
    match (groups.is_empty(), rule.items("nonResourceURLs").is_empty()) {
        (true, true) => Truth::True,
        (true, false) => Truth::False,
        (false, _) => Truth::any(groups.into_iter().map(names_secrets)),
    }
}

/// Whether an entry speaks of all secrets; one with names speaks of some.
fn names_secrets(group: Reader<'_>) -> Truth {
    let core = group.string("group").test(true, |name| name.is_empty());
    let names = group.strings("resources");
    let named =
        Truth::any(names.iter().map(|name| name.test(false, |n| matches!(&**n, "secrets" | "*" | "secrets/*"))));
    let all = Truth::from(names.is_empty());
    core.and(all.or(named)).and(Truth::from(group.items("resourceNames").is_empty()))
}
