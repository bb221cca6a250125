//! A table for a terminal, one row an entry; every cell wraps, none is cut.

use std::io::Write;

use plimsoll_engine::Assessment;

use crate::entry::{self, Entry};
use crate::runner::inert;
use crate::style::Role;
use crate::text::{clean, pad, width, wrap};
use crate::{Error, Style, concise, tally};

/// Columns that the bars and the spaces around them take.
const BARS: usize = 10;

/// A row's cells, each with its lines.
type Cells = [Vec<String>; 3];

pub(crate) fn write(assessment: &Assessment, style: &Style, out: &mut dyn Write) -> Result<(), Error> {
    let widths = widths(assessment, style);
    let words = style.words();
    let head = [words.severity, words.check_name, words.what].map(|w| vec![w.to_owned()]);
    rule(["┌", "┬", "┐"], &widths, style, out)?;
    row(&head, Role::Strong, &widths, style, out)?;
    rule(["├", "┼", "┤"], &widths, style, out)?;
    for entry in entry::all(assessment) {
        row(&cells(&entry, &widths, style), concise::role(&entry), &widths, style, out)?;
    }
    rule(["└", "┴", "┘"], &widths, style, out)?;
    Ok(writeln!(out, "{}", inert(&tally::summary(assessment, style)))?)
}

/// Columns of each cell: the words of the first two as they are, within reason; the rest for the third.
fn widths(assessment: &Assessment, style: &Style) -> [usize; 3] {
    let words = style.words();
    let (mut first, mut second) = (width(words.severity), width(words.check_name));
    for entry in entry::all(assessment) {
        first = first.max(width(word(&entry, style)));
        second = second.max(width(entry.check().unwrap_or_default()));
    }
    let room = style.columns() - BARS;
    let second = second.min(room / 3);
    [first, second, room.saturating_sub(first + second)]
}

fn word(entry: &Entry<'_>, style: &Style) -> &'static str {
    let words = style.words();
    match entry {
        Entry::Gap(finding) => words.severity(finding.severity),
        Entry::Unknown(_) => words.unknown_state,
        Entry::Waived(_) => words.accepted_state,
        Entry::Unmatched(_) => words.unmatched_state,
        Entry::Blind(_) => words.not_read_state,
        Entry::Skipped(..) => words.skipped_state,
        Entry::Left(_) => words.left_state,
        Entry::Nothing => words.nothing_state,
    }
}

fn cells(entry: &Entry<'_>, widths: &[usize; 3], style: &Style) -> Cells {
    let place = concise::place(entry.at()).map(|p| wrap(&p, widths[2])).unwrap_or_default();
    let text = wrap(&entry.sentence_in(style.words()), widths[2]);
    let check = wrap(&clean(entry.check().unwrap_or_default()), widths[1]);
    [vec![word(entry, style).to_owned()], check, place.into_iter().chain(text).collect()]
}

/// The lines of a row: a bar at each side keeps a runner from reading a cell as an order.
fn row(cells: &Cells, role: Role, widths: &[usize; 3], style: &Style, out: &mut dyn Write) -> Result<(), Error> {
    let bar = if style.ascii { "|" } else { "│" };
    for at in 0..cells.iter().map(Vec::len).max().unwrap_or(0) {
        let mut line = bar.to_owned();
        for ((number, cell), columns) in cells.iter().enumerate().zip(widths) {
            let text = pad(cell.get(at).map_or("", String::as_str), *columns);
            let text = if number == 0 { style.paint(role, &text) } else { text };
            line += &format!(" {text} {bar}");
        }
        writeln!(out, "{}", inert(&line))?;
    }
    Ok(())
}

fn rule(joints: [&str; 3], widths: &[usize; 3], style: &Style, out: &mut dyn Write) -> Result<(), Error> {
    let (dash, [left, middle, right]) = if style.ascii { ("-", ["+"; 3]) } else { ("─", joints) };
    let parts = widths.map(|w| dash.repeat(w + 2));
    Ok(writeln!(out, "{left}{}{right}", parts.join(middle))?)
}
