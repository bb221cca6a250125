//! Places in documents that another tool fills in before they are used.

use plimsoll_syntax::{HOLE, Kind, Node, NodeId, Put, Tree, Unknown};

/// Every string below a node that holds a placeholder, as a value of which only the rest is known.
pub(super) fn of(node: Node<'_>) -> Vec<(NodeId, Put)> {
    let node = node.resolve();
    let strings =
        (node.id()..node.past()).map(|id| node.tree().node(id)).filter(|n| n.kind() == Kind::Str && !n.is_alias());
    let found = strings.filter_map(|n| known(n.text()).map(|partial| (n.id(), Put::Unknown(unknown(partial)))));
    found.collect()
}

/// The document with its placeholders marked; none where it has none.
pub(super) fn marked(tree: &Tree) -> Option<Tree> {
    let holes = of(tree.root());
    (!holes.is_empty()).then(|| tree.with(holes))
}

fn unknown(partial: String) -> Unknown {
    Unknown::new("the value is a placeholder", "fill it in and scan the result").with_partial(partial)
}

/// The text with a hole for each placeholder; none where it has none.
fn known(text: &str) -> Option<String> {
    if let Some(name) = text.strip_prefix('<').and_then(|rest| rest.strip_suffix('>')) {
        let plain = !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | ' '));
        return plain.then(|| HOLE.to_string());
    }
    let mut out = String::new();
    let mut rest = text;
    let mut any = false;
    while let Some((at, open, close)) = next(rest) {
        let Some(end) = rest[at + open.len()..].find(close) else { break };
        out.push_str(&rest[..at]);
        out.push(HOLE);
        rest = &rest[at + open.len() + end + close.len()..];
        any = true;
    }
    out.push_str(rest);
    any.then_some(out)
}

/// The first placeholder: where it starts, and what opens and closes it.
fn next(text: &str) -> Option<(usize, &'static str, &'static str)> {
    let all = [("{{", "}}"), ("${", "}"), ("<%", "%>")];
    all.into_iter().filter_map(|(open, close)| Some((text.find(open)?, open, close))).min()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_are_told_from_text() {
        let shown = |text| known(text).map(|t| t.replace(HOLE, "*"));
        assert_eq!(shown("<IMAGE1_NAME>").as_deref(), Some("*"));
        assert_eq!(shown("{{ must_env `REPO` }}/app:${TAG}").as_deref(), Some("*/app:*"));
        assert_eq!(shown("a < b > c"), None);
        assert_eq!(shown("${open"), None);
        assert_eq!(shown("app:1.2"), None);
    }
}
