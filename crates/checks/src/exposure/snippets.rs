//! Snippets of configuration that an Ingress brings into ingress-nginx.

use plimsoll_engine::{Change, ObjectCx, Op, Verdict};

use super::annotations;
use crate::prelude::each_value;

/// Whether an annotation holds a snippet.
pub(super) fn is_snippet(key: &str) -> bool {
    key.starts_with("nginx.ingress.kubernetes.io/") && key.ends_with("-snippet")
}

/// The words of a snippet: names of directives and what is given to them, comments left out.
pub(super) fn words(snippet: &str) -> impl Iterator<Item = &str> {
    let code = snippet.lines().map(|line| line.split('#').next().unwrap_or(line));
    code.flat_map(|line| line.split(|c: char| c.is_whitespace() || matches!(c, '{' | '}' | ';' | '"' | '\'')))
}

/// The verdict on an Ingress whose snippets should not be like this.
pub(super) fn judge<'e>(cx: &ObjectCx<'e>, is_bad: fn(&str) -> bool, message: &str) -> Verdict<'e> {
    let snippets = annotations::named(cx.object, is_snippet);
    let judged = snippets.iter().map(|(_, text)| (text, text.test(false, |text| is_bad(text)), String::new()));
    match each_value(cx.object, judged, |_| message.to_owned()) {
        Verdict::Pass => annotations::opaque(cx).unwrap_or(Verdict::Pass),
        verdict => verdict
            .fixed_at_each(|object, at| Change::new(object, at, Op::Remove))
            .review("which annotation does what the snippet does"),
    }
}
