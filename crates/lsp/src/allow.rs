//! The comment that accepts a gap, put above the line that it speaks of.

use std::sync::Arc;

use plimsoll_engine::{Finding, PlaceIn};
use plimsoll_estate::Estate;
use plimsoll_syntax::{Parsed, Tree, parse};

/// What the comment says until somebody fills it in. It accepts nothing before that: the end is no date.
const FORM: &str = "REASON (owner: OWNER, until: YYYY-MM-DD)";

/// A comment to insert.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Comment {
    /// The byte to insert it at.
    pub(crate) at: usize,
    pub(crate) text: String,
    /// Whether it will speak of the whole object, since it stands above its first line.
    pub(crate) whole: bool,
}

/// The comment for a finding; none where a comment would change what the file says, as in JSON.
pub(crate) fn comment(text: &str, estate: &Estate, finding: &Finding) -> Option<Comment> {
    let place = finding.places.first().filter(|_| !is_json(text))?;
    let at = start_of_line(text, place.start as usize)?;
    let line = text.get(at..)?.split('\n').next()?;
    let indent = &line[..line.len() - line.trim_start_matches([' ', '\t']).len()];
    let end = if line.ends_with('\r') { "\r\n" } else { "\n" };
    let text_of = format!("{indent}# plimsoll: allow {} -- {FORM}{end}", finding.check);
    let whole = opens_object(text, estate, place, at);
    let comment = Comment { at, text: text_of, whole };
    says_the_same(text, &comment).then_some(comment)
}

/// A reader of YAML takes comments between braces, one of JSON does not.
fn is_json(text: &str) -> bool {
    text.trim_start().starts_with(['{', '[']) && serde_json::from_str::<serde::de::IgnoredAny>(text).is_ok()
}

fn start_of_line(text: &str, at: usize) -> Option<usize> {
    Some(text.get(..at)?.rfind('\n').map_or(0, |end| end + 1))
}

/// Whether an object starts on the line at this byte.
fn opens_object(text: &str, estate: &Estate, place: &PlaceIn, at: usize) -> bool {
    let file = estate.files().iter().position(|f| *f.path == *place.file);
    let own = estate.objects().iter().filter(|o| Some(o.file as usize) == file);
    let mut starts = own.map(|o| o.node().span().start as usize);
    starts.any(|start| start_of_line(text, start) == Some(at))
}

/// Whether the text reads the same with the comment, which is one.
fn says_the_same(text: &str, comment: &Comment) -> bool {
    let mut new = String::with_capacity(text.len() + comment.text.len());
    for part in [text.get(..comment.at), Some(&comment.text), text.get(comment.at..)] {
        new += part.unwrap_or_default();
    }
    let (old, new) = (parse(&Arc::from(text)), parse(&Arc::from(new)));
    let comments = |parsed: &Parsed| parsed.trees.iter().map(|t| t.comments().len()).sum::<usize>();
    let values = |parsed: &Parsed| parsed.trees.iter().map(values).collect::<Vec<_>>();
    old.errors.len() == new.errors.len() && comments(&new) == comments(&old) + 1 && values(&old) == values(&new)
}

fn values(tree: &Tree) -> Vec<(plimsoll_syntax::Kind, String)> {
    (0..tree.len()).map(|id| tree.node(id as u32)).map(|node| (node.kind(), node.text().to_owned())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fits(text: &str, before: &str) -> bool {
        let at = start_of_line(text, text.find(before).unwrap()).unwrap();
        says_the_same(text, &Comment { at, text: "  # plimsoll: allow x -- y\n".into(), whole: false })
    }

    #[test]
    fn a_comment_goes_where_it_changes_nothing() {
        assert!(fits("a:\n  b: 1\n", "b: 1"));
        assert!(fits("a: {\n  b: 1,\n  c: 2}\n", "c: 2"));
        assert!(!fits("a: \"x\n  y\"\n", "y\""), "within quotes");
        assert!(!fits("a: |\n  x\n  y\n", "y"), "within a block");
        assert!(!fits("{\"a\": \"x\n\", \"b\": 1}", ", \"b\""));
    }
}
