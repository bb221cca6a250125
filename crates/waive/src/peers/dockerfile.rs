//! Comments of Dockerfiles for other tools: `# hadolint ignore=DL3006,DL3008`, `#trivy:ignore:DS-0002` and the like.
//! They speak of the instruction that follows.

use plimsoll_engine::WaivedBy;
use plimsoll_estate::Object;
use plimsoll_syntax::Comment;

use super::Statement;
use crate::Names;
use crate::inline::{Inline, Page, scope};

/// Reads a comment, if it is one of these.
pub(crate) fn comment(page: &Page<'_>, at: Comment, words: &str, objects: &[Object], names: &Names, out: &mut Inline) {
    let Some((by, ids)) = ids(words) else { return };
    let line = page.line_of(at.span.start);
    for id in ids.split(',').map(str::trim).filter(|id| !id.is_empty()) {
        let statement = Statement { by, file: page.path, line, id, reason: "", until: None };
        match statement.resolve(names, scope(page, line, objects)) {
            Ok(waiver) => out.add(waiver),
            Err(unmatched) => out.unmatched.push(unmatched),
        }
    }
}

/// Whose comment it is, and the ids in it.
fn ids(words: &str) -> Option<(WaivedBy, &str)> {
    if let Some(rest) = words.strip_prefix("hadolint") {
        // `global` and `shell` set something else.
        let ids = rest.trim_start().strip_prefix("ignore").filter(|_| rest.starts_with(char::is_whitespace))?;
        return Some((WaivedBy::Hadolint, ids.trim_start().strip_prefix('=')?));
    }
    let rest = words.strip_prefix("trivy:ignore:")?;
    // An end, as `:exp:2030-01-01`, and a reason may follow.
    Some((WaivedBy::Trivy, rest.split([':', ' ']).next().unwrap_or("")))
}
