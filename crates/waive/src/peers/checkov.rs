//! `# checkov:skip=ID:reason` anywhere in an object, and annotations `checkov.io/skipN: ID=reason`.

use plimsoll_engine::WaivedBy;
use plimsoll_estate::Object;
use plimsoll_syntax::Comment;

use super::Statement;
use crate::Names;
use crate::inline::{Inline, Page, of_object};

/// What its comments begin with.
const MARKS: [&str; 2] = ["checkov:skip=", "bridgecrew:skip="];

pub(crate) fn comment(page: &Page<'_>, at: Comment, words: &str, objects: &[Object], names: &Names, out: &mut Inline) {
    let Some(rest) = MARKS.iter().find_map(|m| words.strip_prefix(m)) else { return };
    let (id, reason) = rest.split_once(':').unwrap_or((rest, ""));
    let statement = statement(page, page.line_of(at.span.start), id.trim(), reason);
    match owner_of(objects, at.span.start) {
        Some(object) => add(&statement, page, object, names, out),
        None => out.unmatched.push(statement.unmatched("the comment stands in no object")),
    }
}

/// The object that a comment stands in, or the next one below it.
fn owner_of(objects: &[Object], offset: u32) -> Option<&Object> {
    let after = objects.partition_point(|o| o.node().span().start <= offset);
    let before = after.checked_sub(1).and_then(|at| objects.get(at));
    before.filter(|o| offset < o.node().span().end).or(objects.get(after)).or(before)
}

pub(crate) fn annotations(page: &Page<'_>, object: &Object, names: &Names, out: &mut Inline) {
    let Some(annotations) = object.node().at("metadata.annotations") else { return };
    for (key, value) in annotations.entries() {
        if !key.text().starts_with("checkov.io/skip") {
            continue;
        }
        let (id, reason) = value.text().split_once('=').unwrap_or((value.text(), ""));
        add(&statement(page, page.line_of(key.span().start), id.trim(), reason), page, object, names, out);
    }
}

fn statement<'a>(page: &Page<'a>, line: u32, id: &'a str, reason: &'a str) -> Statement<'a> {
    Statement { by: WaivedBy::Checkov, file: page.path, line, id, reason, until: None }
}

fn add(statement: &Statement<'_>, page: &Page<'_>, object: &Object, names: &Names, out: &mut Inline) {
    match statement.resolve(names, of_object(page, object)) {
        Ok(waiver) => out.add(waiver),
        Err(unmatched) => out.unmatched.push(unmatched),
    }
}
