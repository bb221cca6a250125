//! What several checks of clusters ask.

use crate::cloud::*;
use crate::prelude::*;
use plimsoll_estate::V;

/// The minor version of a version such as `1.34`.
pub(super) fn minor(version: &str) -> Option<u32> {
    let rest = version.strip_prefix("1.")?;
    rest.split('.').next()?.parse().ok()
}

/// Whether Secrets are encrypted with a key of the customer.
pub(super) fn own_key(cx: &CloudCx<'_>) -> Truth {
    let resources = cx.texts(&aws::eks::ENCRYPTION_RESOURCES);
    let about = if resources.is_empty() { Truth::True } else { have(&resources, "secrets") };
    let provider = cx.given(&aws::eks::ENCRYPTION_KEY);
    match cx.given(&aws::eks::ENCRYPTION) {
        Truth::True => about.and(provider),
        other => other,
    }
}

/// The types of logs that the control plane keeps, with their place.
fn log_types(cx: &CloudCx<'_>) -> (At, Vec<V<Box<str>>>) {
    let (inner, apart) = (cx.find(&aws::eks::LOG_TYPES), cx.find(&aws::eks::LOG_TYPE_ITEMS));
    let items = cx.parts(&aws::eks::LOG_TYPE_ITEMS);
    let listed = items.iter().map(|item| item.text(&aws::eks::LOG_TYPE));
    let at = if apart.0.missing.is_empty() && apart.1.is_none() { inner.0 } else { apart.0 };
    (at, cx.texts(&aws::eks::LOG_TYPES).into_iter().chain(listed).collect())
}

/// The verdict of logs that are not kept.
pub(super) fn without<'e>(cx: &CloudCx<'e>, wanted: &[&str]) -> Verdict<'e> {
    let (at, kept) = log_types(cx);
    let missing: Vec<&str> = wanted.iter().copied().filter(|name| have(&kept, name) == Truth::False).collect();
    let sure = kept.iter().all(|value| value.why().is_none());
    let fault = match (missing.is_empty(), sure) {
        (true, true) => Truth::False,
        (true, false) => Truth::all(wanted.iter().map(|name| have(&kept, name))).not(),
        (false, _) => Truth::True,
    };
    judged(cx, fault, at, format!("not kept: {}", missing.join(", "))).fixed_by(|| {
        let items = missing.iter().map(|name| match &*cx.object.key.group {
            "terraform" => (*name).into(),
            _ => serde_json::json!({ "Type": name }),
        });
        Remedy::none().and(Change::new(cx.object, at, Op::Add(items.collect())))
    })
}
