//! Rules that hold one of the dangers that [`plimsoll_graph::rbac::DANGERS`] lists.

use plimsoll_engine::{Hit, ObjectCx, Verdict};
use plimsoll_estate::At;
use plimsoll_graph::rbac::{Danger, PolicyRule, Reach, dangers_of};
use plimsoll_syntax::Node;

use super::{remedy, support};

/// What makes a rule harmless although it holds the danger.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Unless {
    /// Nothing does.
    Never,
    /// It is limited to objects by name, and none of these is among them.
    NamedOtherThan(&'static [&'static str]),
}

/// The verdict on a role whose rules should hold none of these dangers.
///
/// A rule that allows everything is left to `full-wildcard-role`, so that one line is reported once.
pub(super) fn judge<'e>(cx: &ObjectCx<'e>, ids: &[&str], unless: Unless) -> Verdict<'e> {
    if support::is_given(cx.object) {
        return Verdict::NotApplicable;
    }
    let wide = &*cx.object.key.kind == "ClusterRole";
    let minor = cx.view.home(cx.object).kubernetes.minor;
    let mut titles: Vec<&str> = Vec::new();
    let (mut hits, mut rules) = (Vec::new(), Vec::new());
    for (node, rule) in support::rules(cx.object).filter(|(_, rule)| !support::is_everything(rule)) {
        let found: Vec<_> = found(&rule, ids, unless)
            .filter(|danger| wide || danger.reach == Reach::Anywhere)
            .filter(|danger| danger.holds_in(&rule, minor))
            .collect();
        if let Some(first) = found.first() {
            hits.push(Hit::noted(cx.object, verb_place(node, first), first.title));
            titles.extend(found.iter().map(|danger| danger.title));
            rules.push((node, found));
        }
    }
    titles.sort_unstable();
    titles.dedup();
    support::judge_role(cx, format!("whoever holds this role can {}", titles.join(", and ")), hits)
        .fixed_by(|| remedy::without(cx.object, &rules))
        .review("whether its holders need the right; give them what they use of it")
}

fn found<'r>(rule: &'r PolicyRule, ids: &[&str], unless: Unless) -> impl Iterator<Item = &'static Danger> + use<'r> {
    let ids: Vec<String> = ids.iter().map(|id| (*id).to_owned()).collect();
    let harmless = match unless {
        Unless::Never => false,
        Unless::NamedOtherThan(names) => {
            !rule.resource_names.is_empty() && !rule.resource_names.iter().any(|name| names.contains(&name.as_str()))
        }
    };
    dangers_of(rule).map(|hit| hit.danger).filter(move |danger| !harmless && ids.iter().any(|id| id == danger.id))
}

/// The verb that brings the danger.
fn verb_place(rule: Node<'_>, danger: &Danger) -> At {
    let verbs = rule.get("verbs").into_iter().flat_map(|verbs| verbs.items());
    let brings = |verb: &Node<'_>| verb.text() == "*" || danger.verbs.contains(&verb.text());
    verbs.into_iter().find(brings).map_or_else(|| At::exact(rule), At::exact)
}
