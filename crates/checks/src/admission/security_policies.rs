//! What the checks of PodSecurityPolicies share.

use plimsoll_engine::{ObjectCx, Remedy, Verdict};
use plimsoll_model::Truth;

/// The kind, in the two groups that it lived in.
pub(super) const KINDS: &[(&str, &str)] = &[("extensions", "PodSecurityPolicy"), ("policy", "PodSecurityPolicy")];

/// The verdict on a switch that has to be off, as it is where it is left out.
pub(super) fn judge_switch<'e>(cx: &ObjectCx<'e>, path: &'static str, message: &str) -> Verdict<'e> {
    let on = cx.object.reader().bool_or(path, false);
    Verdict::fault(on.is(&true), &on, cx.object, || message.into())
        .fixed_by(|| Remedy::set(cx.object, on.origin, false))
}

/// The verdict on the capabilities that have to be dropped: one of these names has to be among them.
pub(super) fn judge_dropped<'e>(cx: &ObjectCx<'e>, names: &[&str], message: &str) -> Verdict<'e> {
    const LIST: &str = "spec.requiredDropCapabilities";
    let dropped = cx.object.reader().strings(LIST);
    let is_named = |name: &str| names.iter().any(|wanted| wanted.eq_ignore_ascii_case(name));
    if Truth::any(dropped.iter().map(|name| name.test(false, |name| is_named(name)))) == Truth::True {
        return Verdict::Pass;
    }
    match dropped.iter().find(|name| name.why().is_some()) {
        Some(opaque) => Verdict::unknown_value(opaque, cx.object),
        None => {
            let at = cx.object.reader().find(LIST).0;
            let wanted = names.first().copied().unwrap_or_default();
            Verdict::gap(message, cx.object, at).fixed_by(|| Remedy::add(cx.object, at, wanted))
        }
    }
}
