//! Dockerfiles: the parts of an instruction are texts, and a change of one is another text in its place.

use std::collections::BTreeMap;

use plimsoll_dockerfile::Dockerfile;
use plimsoll_engine::Op;
use plimsoll_syntax::Span;
use serde_json::Value;

use crate::Refusal;
use crate::code::Mark;
use crate::edit::Edit;

/// The edit that makes a change of the part in these bytes.
pub(crate) fn mark(text: &str, file: &Dockerfile, part: Span, op: &Op) -> Result<Mark, Refusal> {
    let edit = match op {
        Op::Set(Value::String(new)) => Edit::replace(part, new.as_str()),
        Op::Remove => remove(text, file, part)?,
        _ => return Err(Refusal::Form),
    };
    Ok(Mark { edit, said: Vec::new() })
}

/// Takes an instruction away with its lines, or a word with the blank before it.
fn remove(text: &str, file: &Dockerfile, part: Span) -> Result<Edit, Refusal> {
    if file.instructions.iter().any(|instruction| instruction.span == part) {
        let start = text.get(..part.start as usize).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1);
        let rest = text.get(part.end as usize..).unwrap_or_default();
        let end = part.end as usize + rest.find('\n').map_or(rest.len(), |at| at + 1);
        let whole = Span::new(start, end);
        let inside = |comment: &Span| whole.start <= comment.start && comment.end <= whole.end;
        return if file.comments.iter().any(inside) { Err(Refusal::Layout) } else { Ok(Edit::replace(whole, "")) };
    }
    let before = text.get(..part.start as usize).unwrap_or_default();
    let start = before.trim_end_matches([' ', '\t']).len() as u32;
    Ok(Edit::replace(Span { start, end: part.end }, ""))
}

/// Whether an edited text is as sound as the one before: nothing of it is refused that was not, every comment is there,
/// and every instruction that no edit touches stands there as it did.
pub(crate) fn is_sound(before: &str, file: &Dockerfile, edits: &[Edit], after: &str) -> bool {
    let new = plimsoll_dockerfile::parse(after);
    let texts = comments(after, &new);
    let keeps = comments(before, file).into_iter().all(|(text, count)| texts.get(text) >= Some(&count));
    let touched = |span: Span| edits.iter().any(|edit| edit.span.start < span.end && span.start < edit.span.end);
    let (changed, kept): (Vec<Span>, Vec<Span>) = file.instructions.iter().map(|i| i.span).partition(|s| touched(*s));
    let mut there = new.instructions.iter().map(|instruction| instruction.span.slice(after));
    let stays = kept.iter().all(|span| there.any(|text| text == span.slice(before)));
    // An instruction may become two, such as a shell before the command that needs it.
    let fits = new.instructions.len() <= kept.len() + 2 * changed.len();
    keeps && stays && fits && new.faults.len() <= file.faults.len()
}

fn comments<'t>(text: &'t str, file: &Dockerfile) -> BTreeMap<&'t str, usize> {
    let mut counts = BTreeMap::new();
    for span in &file.comments {
        *counts.entry(span.slice(text).trim_end()).or_default() += 1;
    }
    counts
}
