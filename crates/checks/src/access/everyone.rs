//! Bindings whose subject is a whole population rather than somebody.

use plimsoll_engine::{Hit, ObjectCx, Verdict};
use plimsoll_estate::{Reader, V};
use plimsoll_model::Truth;

use super::{remedy, support};
use crate::remedies;

/// A kind of subject and its name.
pub(super) type Population = (&'static str, &'static str);

/// The verdict on a binding that may name these populations with these roles only.
pub(super) fn judge<'e>(cx: &ObjectCx<'e>, who: &[Population], allowed: &[&str], message: &str) -> Verdict<'e> {
    let subjects = cx.object.reader().items("subjects");
    let found: Vec<V<Box<str>>> = subjects.iter().filter_map(|subject| named(*subject, who)).collect();
    let Some(first) = found.first() else { return Verdict::Pass };
    let role = support::role_name(cx.object);
    match role.test(false, |name| allowed.contains(&&**name)) {
        Truth::True => return Verdict::Pass,
        Truth::Unknown => return Verdict::unknown_value(&role, cx.object),
        Truth::False => {}
    }
    let certain: Vec<_> = found.iter().filter(|name| name.why().is_none()).collect();
    if certain.is_empty() {
        return Verdict::unknown_value(first, cx.object);
    }
    let mut hits: Vec<_> = certain.iter().map(|name| Hit::new(cx.object, name.origin)).collect();
    let subjects: Vec<_> = certain.iter().map(|name| remedies::around(cx.object, name.origin)).collect();
    hits.push(Hit::noted(cx.object, role.origin, "this role"));
    Verdict::gap_at(message, hits)
        .fixed_by(|| remedy::without_subjects(cx.object, &subjects))
        .review("who needs these rights; bind the role to them alone")
}

/// The name of a subject that is, or may be, one of the populations.
fn named(subject: Reader<'_>, who: &[Population]) -> Option<V<Box<str>>> {
    let (kind, name) = (subject.string("kind"), subject.string("name"));
    let is = |(k, n): &Population| kind.test(false, |t| &**t == *k).and(name.test(false, |t| &**t == *n));
    match Truth::any(who.iter().map(is)) {
        Truth::True => Some(name),
        Truth::False => None,
        Truth::Unknown => Some(if name.why().is_some() { name } else { V::unknown(kind.why()?.clone(), kind.origin) }),
    }
}
