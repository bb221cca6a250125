//! Settings of machines that become nodes, as node classes and machine templates carry them.

use plimsoll_engine::{ObjectCx, Verdict};
use plimsoll_estate::V;
use plimsoll_model::Truth;

use super::kubelet::text;
use crate::prelude::each_value;

/// Where objects of a kind hold a setting: group, kind and path.
pub(super) type Place = (&'static str, &'static str, &'static str);

/// The verdict on what one object says. What it does not say is its platform's choice, and not judged.
pub(super) fn judge<'e>(cx: &ObjectCx<'e>, message: &str, places: &[Place], good: fn(&str) -> bool) -> Verdict<'e> {
    let of_kind = places.iter().filter(|(group, kind, _)| cx.object.is(group, kind));
    let values: Vec<V<Box<str>>> = of_kind.map(|(.., path)| text(cx.object.reader(), path)).filter(is_said).collect();
    if values.is_empty() {
        return Verdict::NotApplicable;
    }
    let fault = |value: &V<Box<str>>| value.test(false, |text| !good(text));
    let each = values.iter().map(|value| (value, fault(value), String::new()));
    each_value(cx.object, each, |_| message.to_owned())
}

fn is_said(value: &V<Box<str>>) -> bool {
    value.test(false, |_| true) != Truth::False
}
