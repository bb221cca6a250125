//! One line an entry, in the form that editors and `grep` understand: `path:line:column: severity[check] …`.

use std::io::Write;

use plimsoll_engine::Assessment;

use crate::entry::{self, At, Entry};
use crate::runner::inert;
use crate::style::Role;
use crate::text::clean;
use crate::{Error, Style, tally};

/// Lines in the assessment's order; the last one sums up.
pub(crate) fn write(assessment: &Assessment, style: &Style, out: &mut dyn Write) -> Result<(), Error> {
    for entry in entry::all(assessment) {
        writeln!(out, "{}", inert(&line(&entry, style)))?;
    }
    let plain = Style { ascii: true, lang: crate::Lang::En, ..style.clone() };
    Ok(writeln!(out, "{}", inert(&tally::summary(assessment, &plain)))?)
}

fn line(entry: &Entry<'_>, style: &Style) -> String {
    let text = format!("{} {}", style.paint(role(entry), &label(entry)), entry.sentence());
    match place(entry.at()) {
        Some(place) => format!("{place}: {text}"),
        None => text,
    }
}

/// `path:line:column`, as far as it is known.
pub(crate) fn place(at: At<'_>) -> Option<String> {
    let file = clean(at.file?);
    Some(if at.line > 0 { format!("{file}:{}:{}", at.line, at.column.max(1)) } else { file.into_owned() })
}

/// `high[slug]` for a gap, `unknown[slug]`, or the state alone.
fn label(entry: &Entry<'_>) -> String {
    let word = match entry {
        Entry::Gap(finding) => finding.severity.as_str(),
        other => other.state(),
    };
    entry.check().map_or_else(|| word.to_owned(), |check| format!("{word}[{check}]"))
}

/// The colour of an entry.
pub(crate) fn role(entry: &Entry<'_>) -> Role {
    match entry {
        Entry::Gap(finding) => Role::of(finding.severity),
        Entry::Unknown(_) | Entry::Blind(_) | Entry::Unmatched(_) => Role::Unseen,
        Entry::Nothing => Role::Grave,
        Entry::Waived(_) | Entry::Skipped(..) | Entry::Left(_) => Role::Dim,
    }
}
