//! The config map in which older EKS clusters keep who may log in.

use plimsoll_engine::{Hit, ObjectCx, Verdict};
use plimsoll_estate::{Reader, V};
use plimsoll_model::{Truth, Value};
use plimsoll_syntax::Kind;

/// What the authenticator of EKS fills in itself; it is no template of ours.
const FILLED_IN: [&str; 4] = ["{{AccountID}}", "{{EC2PrivateDNSName}}", "{{SessionName}}", "{{SessionNameRaw}}"];

/// One of the texts of `aws-auth`.
pub(super) fn text(config: Reader<'_>, path: &'static str) -> V<Box<str>> {
    let (at, node) = config.find(path);
    let Some(written) = node.filter(|node| node.kind() == Kind::Str) else { return config.string(path) };
    let own = FILLED_IN.iter().fold(written.text().to_owned(), |text, name| text.replace(name, ""));
    if own.contains("{{") { config.string(path) } else { Value::known(own.into(), at) }
}

/// The verdict on `aws-auth` whose texts should not hold a word; other config maps are left alone.
pub(super) fn judge<'e>(cx: &ObjectCx<'e>, paths: &[&'static str], word: &str, message: &str) -> Verdict<'e> {
    if &*cx.object.key.name != "aws-auth" || cx.object.namespace() != "kube-system" {
        return Verdict::NotApplicable;
    }
    let texts: Vec<_> = paths.iter().map(|path| text(cx.object.reader(), path)).collect();
    let hits = texts.iter().filter(|given| given.test(false, |text| text.contains(word)) == Truth::True);
    let hits: Vec<_> = hits.map(|text| Hit::new(cx.object, text.origin)).collect();
    match texts.iter().find(|given| given.why().is_some()) {
        Some(unread) if hits.is_empty() => Verdict::unknown_value(unread, cx.object),
        _ => Verdict::gap_at(message, hits),
    }
}
