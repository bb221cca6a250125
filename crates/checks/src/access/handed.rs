//! Bindings that hand out one of the dangers that [`plimsoll_graph::rbac::DANGERS`] lists.

use plimsoll_engine::{Hit, ObjectCx, Verdict};
use plimsoll_graph::rbac::{PolicyRule, Power, dangers_of};

use super::support;

/// The verdict on a binding whose role should hold none of these dangers.
///
/// A role that allows everything is left to the checks of such bindings, so that one line is reported once.
pub(super) fn judge<'e>(cx: &ObjectCx<'e>, ids: &[&str], message: &str) -> Verdict<'e> {
    if support::is_given_binding(cx.object) {
        return Verdict::NotApplicable;
    }
    let answer = support::powers(cx.view, cx.object);
    let brings = |power: &&Power<'e>| !support::is_everything(power.rule) && holds(power.rule, ids);
    let Some(power) = answer.items.iter().find(brings) else {
        return support::harmless(cx, &answer);
    };
    let role = support::role_name(cx.object).origin;
    let mut hits = vec![Hit::noted(cx.object, role, "this role")];
    hits.extend(support::rule_hit(cx.view, power.grant.rule, "has this rule"));
    Verdict::gap_at(message, hits)
}

fn holds(rule: &PolicyRule, ids: &[&str]) -> bool {
    dangers_of(rule).any(|hit| ids.contains(&hit.danger.id))
}
