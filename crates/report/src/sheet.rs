//! Comma-separated values (RFC 4180), one row an entry, safe to open in a spreadsheet.

use std::io::Write;

use csv::{Terminator, WriterBuilder};
use plimsoll_engine::Assessment;

use crate::Error;
use crate::entry::{self, Entry};
use crate::text::clean;
use crate::words::EN;

/// The columns, which stay in this order; new ones come behind.
const HEAD: [&str; 20] = [
    "state",
    "severity",
    "check",
    "title",
    "kind",
    "namespace",
    "name",
    "container",
    "message",
    "remedy",
    "owner",
    "controls",
    "file",
    "line",
    "column",
    "path",
    "confidence",
    "fingerprint",
    "count",
    "root",
];

pub(crate) fn write(assessment: &Assessment, out: &mut dyn Write) -> Result<(), Error> {
    let mut rows = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(out);
    rows.write_record(HEAD).map_err(failed)?;
    for entry in entry::all(assessment) {
        rows.write_record(row(&entry).iter().map(|cell| guarded(cell))).map_err(failed)?;
    }
    Ok(rows.flush()?)
}

/// All failures of a writer are the sink's: every row has as many cells as the head.
fn failed(error: csv::Error) -> Error {
    Error::Write(error.into())
}

fn row(entry: &Entry<'_>) -> [String; HEAD.len()] {
    let (at, finding, subject) = (entry.at(), entry.finding(), entry.subject());
    let own = |text: Option<&str>| text.unwrap_or_default().to_owned();
    let number = |n: u32| if n > 0 { n.to_string() } else { String::new() };
    [
        entry.state().to_owned(),
        own(finding.map(|f| f.severity.as_str())),
        own(entry.check()),
        own(finding.map(|f| &*f.title)),
        own(subject.map(|s| s.kind.as_str())),
        own(subject.and_then(|s| s.namespace.as_deref())),
        own(subject.map(|s| s.name.as_str())),
        own(subject.and_then(|s| s.container.as_deref())),
        entry.message(),
        own(entry.remedy()),
        own(finding.and_then(|f| f.owner).map(|o| o.as_str())),
        controls(entry).join(" "),
        own(at.file),
        number(at.line),
        number(at.column),
        own(entry.place().map(|p| p.path.as_str())),
        own(finding.map(|f| EN.confidence(f.confidence))),
        own(finding.map(|f| f.fingerprint.as_str())),
        count(entry).to_string(),
        own(subject.and_then(|s| s.root.as_deref())),
    ]
}

fn controls<'a>(entry: &Entry<'a>) -> Vec<&'a str> {
    let controls = match entry {
        Entry::Unknown(unknown) => Some(&unknown.controls),
        _ => entry.finding().map(|f| &f.controls),
    };
    controls.into_iter().flatten().map(AsRef::as_ref).collect()
}

/// How many things the row stands for.
fn count(entry: &Entry<'_>) -> usize {
    match entry {
        Entry::Skipped(_, n, _) => *n,
        Entry::Left(entry::Left::Known(n) | entry::Left::Unjudged(n)) => *n,
        Entry::Left(entry::Left::Outside(gaps, unknown)) => gaps + unknown,
        Entry::Nothing => 0,
        _ => 1 + entry.also().len(),
    }
}

/// A cell that no spreadsheet computes: an apostrophe before what would start a formula.
fn guarded(cell: &str) -> String {
    let cell = clean(cell);
    let starts = cell.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠', '|', '%']);
    // A dash alone is stdin and no formula.
    if starts && cell != "-" { format!("'{cell}") } else { cell.into_owned() }
}

#[cfg(test)]
mod tests {
    use super::guarded;

    #[test]
    fn nothing_starts_a_formula() {
        for cell in ["=1+1", " =cmd|' /C calc'!A0", "+1", "-1+2", "@SUM(A1)", "\t=1", "＝1"] {
            assert!(guarded(cell).starts_with('\''), "{cell:?}");
        }
        assert_eq!(guarded("\r=1"), "\u{fffd}=1");
        assert_eq!((guarded("-").as_str(), guarded("a=b").as_str()), ("-", "a=b"));
    }
}
