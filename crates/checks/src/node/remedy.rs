//! What closes a gap in a setting of the kubelet, in the form in which it is written.

use plimsoll_engine::{Change, ContainerCx, Hit, ObjectCx, Op, Remedy, Verdict};
use plimsoll_estate::At;
use plimsoll_syntax::Kind;
use serde_json::Value;

use crate::control_plane::remedy::put;
use crate::remedies;

/// Gives every setting at fault this value.
pub(super) fn set<'e>(cx: &ObjectCx<'e>, verdict: Verdict<'e>, value: &str) -> Verdict<'e> {
    rewrite(cx, verdict, |_| value.to_owned())
}

/// Gives every setting at fault another value, told from the one that it has.
pub(super) fn rewrite<'e>(cx: &ObjectCx<'e>, verdict: Verdict<'e>, new: impl Fn(&str) -> String) -> Verdict<'e> {
    let change = |hit: &Hit<'e>| Change::new(cx.object, hit.at, Op::Set(written(cx, hit.at, &new)));
    remedies::by_hits(verdict, |hits| hits.iter().map(change).fold(Remedy::none(), Remedy::and))
}

/// Gives the flag of a kubelet at fault this value.
pub(super) fn flag<'e>(cx: &ContainerCx<'e>, verdict: Verdict<'e>, flag: &'static str, value: &str) -> Verdict<'e> {
    verdict.fixed_by_maybe(|| put(cx, &[(flag, Some(value.to_owned()))]))
}

/// A value in the form of the one that stands there: a text, a list, a word of a command line, or what it says.
fn written(cx: &ObjectCx<'_>, at: At, new: impl Fn(&str) -> String) -> Value {
    let node = remedies::node(cx.object, at);
    let parsed = |text: String| serde_json::from_str(&text).unwrap_or(Value::String(text));
    match node.kind() {
        _ if !at.exists() => parsed(new("")),
        Kind::Str => match node.text().split_once('=').filter(|(flag, _)| flag.starts_with("--")) {
            Some((flag, value)) => format!("{flag}={}", new(value)).into(),
            None => new(node.text()).into(),
        },
        Kind::Seq => {
            let items: Vec<&str> = node.items().map(|item| item.text()).collect();
            new(&items.join(",")).split(',').map(str::to_owned).collect()
        }
        _ => parsed(new(node.text())),
    }
}
