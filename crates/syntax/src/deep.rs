//! JSON that is nested beyond the bound: what lies too deep is left out, and the rest is read.

use crate::limits::MAX_DEPTH;
use crate::{Kind, NodeId, Put, Span, Tree, Unknown};

/// Most places that are left out; a text with more is refused as a whole.
const MAX_CUTS: usize = 1_000;

/// A text of the same length in which an empty string stands for each collection that lies too deep, and where those
/// are; none for what is no JSON, not closed, or not too deep.
pub(crate) fn cut(text: &str) -> Option<(String, Vec<Span>)> {
    if !text.trim_start().starts_with(['{', '[']) {
        return None;
    }
    let spans = too_deep(text.as_bytes())?;
    if spans.is_empty() || spans.len() > MAX_CUTS {
        return None;
    }
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for span in &spans {
        let (start, end) = (span.start as usize, span.end as usize);
        out.push_str(text.get(from..start)?);
        out.push_str("\"\"");
        out.extend(std::iter::repeat_n(' ', end - start - 2));
        from = end;
    }
    out.push_str(text.get(from..)?);
    Some((out, spans))
}

/// The collections one level below the bound.
fn too_deep(bytes: &[u8]) -> Option<Vec<Span>> {
    let (mut depth, mut start) = (0_usize, 0);
    let mut quoted = false;
    let mut spans = Vec::new();
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'\\' if quoted => at += 1,
            b'"' => quoted = !quoted,
            b'{' | b'[' if !quoted => {
                depth += 1;
                if depth == MAX_DEPTH + 1 {
                    start = at;
                }
            }
            b'}' | b']' if !quoted => {
                if depth == MAX_DEPTH + 1 {
                    spans.push(Span::new(start, at + 1));
                }
                depth = depth.checked_sub(1)?;
            }
            _ => {}
        }
        at += 1;
    }
    (depth == 0 && !quoted).then_some(spans)
}

/// The document with what was left out as something that is not known.
pub(crate) fn marked(tree: Tree, spans: &[Span]) -> Tree {
    let is_cut = |id: &NodeId| {
        let node = tree.node(*id);
        node.kind() == Kind::Str && spans.binary_search_by_key(&node.span().start, |span| span.start).is_ok()
    };
    let unknown = || Put::Unknown(Unknown::new("it is nested too deeply", "write it with fewer levels"));
    let puts: Vec<(NodeId, Put)> = (0..tree.len() as NodeId).filter(is_cut).map(|id| (id, unknown())).collect();
    if puts.is_empty() { tree } else { tree.with(puts) }
}

pub(crate) fn reason() -> String {
    format!("more than {MAX_DEPTH} collections within one another; what lies deeper is not read, the rest is")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse;

    fn nested(depth: usize, inner: &str) -> String {
        format!("{{\"a\": {}{inner}{}, \"b\": [1, \"x]}}\\\"[\"]}}", "[".repeat(depth), "]".repeat(depth))
    }

    #[test]
    fn what_lies_too_deep_is_unknown_and_the_rest_is_read() {
        let text = nested(300, "{\"k\": \"[\"}");
        let parsed = parse(&text.as_str().into());
        let root = parsed.trees[0].root();
        assert_eq!(root.get("b").unwrap().items().count(), 2);
        let mut node = root.get("a").unwrap();
        while let Some(next) = node.items().next() {
            node = next;
        }
        assert!(node.unknown().is_some_and(|unknown| unknown.reason.contains("too deeply")), "{:?}", node.kind());
        assert_eq!(node.span().start, parsed.errors[0].offset);
        assert_eq!(parsed.unread[0].slice(&text).len(), text.find(", \"b\"").unwrap() - 6 - 2 * (MAX_DEPTH - 1));
        assert_eq!((parsed.errors.len(), parsed.trees.len()), (1, 1));
    }

    #[test]
    fn other_texts_are_read_as_before() {
        for text in [nested(90, "1"), nested(99, "")] {
            let parsed = parse(&text.as_str().into());
            assert!(parsed.unread.is_empty() && parsed.errors.is_empty(), "{:?}", parsed.errors);
        }
        let open = "[".repeat(300);
        assert!(parse(&open.as_str().into()).trees.is_empty());
        assert!(cut("a: [[]]").is_none() && cut("[]]").is_none() && cut("[\"]").is_none());
    }
}
