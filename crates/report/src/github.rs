//! GitHub's workflow commands: annotations on the lines of a pull request.
//!
//! GitHub shows ten annotations of each level for a step, so the worst come first.

use std::cmp::Reverse;
use std::io::Write;

use plimsoll_catalog::Severity;
use plimsoll_engine::{Assessment, PlaceIn};

use crate::entry::{self, Entry};
use crate::runner::inert;
use crate::text::clean;
use crate::{Error, Style, tally};

pub(crate) fn write(assessment: &Assessment, style: &Style, out: &mut dyn Write) -> Result<(), Error> {
    let mut entries: Vec<Entry<'_>> = entry::all(assessment).collect();
    entries.sort_by_key(|e| Reverse(rank(e)));
    for entry in &entries {
        // `##[` is obeyed wherever it stands; what is written here starts with `::` on purpose.
        writeln!(out, "{}", command(entry).replace("##[", "##\u{fffd}["))?;
    }
    let plain = Style { ascii: true, lang: crate::Lang::En, ..style.clone() };
    Ok(writeln!(out, "{}", inert(&tally::summary(assessment, &plain)))?)
}

/// Findings by severity, then what was not seen, then what was accepted.
fn rank(entry: &Entry<'_>) -> (u8, Option<Severity>) {
    match entry {
        Entry::Gap(finding) => (3, Some(finding.severity)),
        Entry::Nothing | Entry::Blind(_) => (2, None),
        Entry::Unknown(_) | Entry::Unmatched(_) => (1, None),
        Entry::Waived(_) | Entry::Skipped(..) | Entry::Left(_) => (0, None),
    }
}

fn level(entry: &Entry<'_>) -> &'static str {
    match entry {
        Entry::Gap(finding) => match finding.severity {
            Severity::Critical | Severity::High => "error",
            Severity::Medium => "warning",
            Severity::Low | Severity::Info => "notice",
        },
        Entry::Nothing | Entry::Blind(_) | Entry::Unmatched(_) => "warning",
        _ => "notice",
    }
}

fn command(entry: &Entry<'_>) -> String {
    let mut properties = place(entry);
    properties.push(format!("title={}", property(&title(entry))));
    let mut text = entry.sentence();
    if let Entry::Gap(finding) = entry {
        text += &format!("\nhelp: {}", clean(&finding.fix));
    }
    format!("::{} {}::{}", level(entry), properties.join(","), data(&text))
}

fn title(entry: &Entry<'_>) -> String {
    let word = match entry {
        Entry::Gap(finding) => finding.severity.as_str(),
        other => other.state(),
    };
    entry.check().map_or_else(|| word.to_owned(), |check| format!("{word}: {check}"))
}

/// Where the annotation goes: a file of the repository, not stdin; columns only within one line.
fn place(entry: &Entry<'_>) -> Vec<String> {
    let at = entry.at();
    let Some(file) = at.file.filter(|f| *f != "-") else { return Vec::new() };
    let mut properties = vec![format!("file={}", property(&clean(file)))];
    if at.line > 0 {
        properties.push(format!("line={}", at.line));
        properties.extend(entry.place().map(|p| format!("endLine={}", p.end_line)));
        let single = |p: &PlaceIn| p.line == p.end_line;
        properties.extend(entry.place().is_none_or(single).then(|| format!("col={}", at.column.max(1))));
    }
    properties
}

/// The text of a command: a line end would end it.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A property of a command: also what would end it or start the next.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
