//! Comments: lines of settings, sentences and whole objects that were commented out.

use std::ops::Range;

use plimsoll_syntax::Tree;

use super::assign::{self, Trust};
use super::broken;
use super::hits::Hits;

/// Comments that follow one another, so that a name and its value are seen together.
pub(super) fn groups(tree: &Tree, text: &str) -> Vec<Range<usize>> {
    let mut groups: Vec<Range<usize>> = Vec::new();
    for comment in tree.comments() {
        let place = comment.span.start as usize..comment.span.end as usize;
        match groups.last_mut().filter(|last| is_blank(text, last.end..place.start)) {
            Some(last) => last.end = place.end,
            None => groups.push(place),
        }
    }
    groups
}

fn is_blank(text: &str, between: Range<usize>) -> bool {
    text.get(between).is_some_and(|t| t.bytes().all(|b| b.is_ascii_whitespace()))
}

/// Masks what a group of comments gives away.
pub(super) fn scan(text: &str, hits: &mut Hits<'_>) {
    assign::scan(text, Trust::Prose, "comment", hits);
    broken::pairs(text, "comment", hits);
    broken::secret_data(text, hits);
}
