//! The report for a terminal: findings, what is not known, the line, one summary, the next command.

mod findings;
mod sight;

pub(crate) use findings::{Group, groups};

use std::io::Write;

use plimsoll_catalog::Catalog;
use plimsoll_engine::{Assessment, Remedy};

use crate::style::Role;
use crate::text::{hang, width};
use crate::words::fill;
use crate::{Error, Style, line_picture, tally};

pub(crate) fn write(
    assessment: &Assessment,
    catalog: &Catalog,
    style: &Style,
    out: &mut dyn Write,
) -> Result<(), Error> {
    findings::write(assessment, style, out)?;
    sight::unknowns(assessment, style, out)?;
    sight::blind(assessment, style, out)?;
    sight::skipped(assessment, style, out)?;
    writeln!(out, "{}", line_picture(&assessment.line, catalog, style))?;
    end(assessment, style, out)
}

/// The summary and the next command; nothing looked at is never shown as nothing wrong.
fn end(assessment: &Assessment, style: &Style, out: &mut dyn Write) -> Result<(), Error> {
    let words = style.words();
    if assessment.counts.objects == 0 {
        writeln!(out, "{}", style.paint(Role::Grave, words.nothing))?;
    }
    let summary = tally::summary(assessment, style);
    let worst = tally::severities(&assessment.findings).first().map_or(Role::Strong, |(s, _)| Role::of(*s));
    writeln!(out, "{}", style.paint(worst, &summary))?;
    if let Some(first) = findings::first(assessment) {
        writeln!(out, "{}: plimsoll explain {}", words.next, first.check)?;
    }
    let fixable = assessment.findings.iter().filter(|f| f.remedy.as_ref().is_some_and(Remedy::is_safe)).count();
    if fixable > 0 {
        let count = fill(words.fixable, &[("n", &fixable.to_string())]);
        writeln!(out, "{}: plimsoll fix --diff ({count})", words.next)?;
    }
    Ok(())
}

/// A heading with a rule to the right edge.
fn heading(title: &str, style: &Style) -> String {
    let left = style.columns().saturating_sub(width(title) + 1);
    let rule = style.paint(Role::Dim, &style.glyphs().rule.repeat(left));
    format!("{} {rule}", style.paint(Role::Strong, title))
}

/// An indented, wrapped paragraph.
fn paragraph(first: &str, text: &str, style: &Style) -> String {
    hang(first, text, style.columns())
}
