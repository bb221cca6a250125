//! The config map in which older EKS clusters keep who may log in.

use plimsoll_engine::{Hit, ObjectCx, Verdict};
use plimsoll_model::Truth;

/// The verdict on `aws-auth` whose texts should not hold a word; other config maps are left alone.
pub(super) fn judge<'e>(cx: &ObjectCx<'e>, paths: &[&'static str], word: &str, message: &str) -> Verdict<'e> {
    if &*cx.object.key.name != "aws-auth" || cx.object.namespace() != "kube-system" {
        return Verdict::NotApplicable;
    }
    let texts: Vec<_> = paths.iter().map(|path| cx.object.reader().string(path)).collect();
    let hits = texts.iter().filter(|text| text.test(false, |text| text.contains(word)) == Truth::True);
    let hits: Vec<_> = hits.map(|text| Hit::new(cx.object, text.origin)).collect();
    match texts.iter().find(|text| text.why().is_some()) {
        Some(unread) if hits.is_empty() => Verdict::unknown_value(unread, cx.object),
        _ => Verdict::gap_at(message, hits),
    }
}
