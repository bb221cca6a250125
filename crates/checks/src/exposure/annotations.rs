//! Annotations as they are written, with places; their keys hold dots, so that they cannot be read as paths.

use plimsoll_engine::{Hit, ObjectCx, Verdict};
use plimsoll_estate::{At, Object, Reader, V};
use plimsoll_model::Value;

/// Every annotation whose key passes.
pub(super) fn named(object: &Object, passes: impl Fn(&str) -> bool) -> Vec<(&str, V<Box<str>>)> {
    let Some(annotations) = object.reader().child("metadata.annotations") else { return Vec::new() };
    let entries = annotations.node().entries().into_iter();
    let wanted = entries.filter(|(key, value)| passes(key.text()) && !value.is_null());
    wanted.map(|(key, value)| (key.text(), Reader::new(value).string(""))).collect()
}

/// The value of one annotation.
pub(super) fn value(object: &Object, key: &str) -> V<Box<str>> {
    let (at, annotations) = object.reader().find("metadata.annotations");
    let Some(annotations) = annotations.map(Reader::new) else { return Value::absent(at) };
    match (annotations.opaque(), annotations.node().get(key)) {
        (Some(why), _) => Value::unknown(why, at),
        (None, Some(node)) => Reader::new(node).string(""),
        (None, None) => Value::absent(At::exact(annotations.node())),
    }
}

/// An unknown verdict where all annotations are one placeholder.
pub(super) fn opaque<'e>(cx: &ObjectCx<'e>) -> Option<Verdict<'e>> {
    let (at, annotations) = cx.object.reader().find("metadata.annotations");
    let why = annotations.and_then(|node| Reader::new(node).opaque())?;
    Some(Verdict::Unknown(why, Some(Hit::new(cx.object, at))))
}
