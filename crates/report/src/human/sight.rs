//! What is not known, not read, and passed over: blindness is always shown.

use std::io::Write;

use plimsoll_engine::{Assessment, UnknownVerdict};

use super::{heading, paragraph};
use crate::style::Role;
use crate::text::clean;
use crate::words::fill;
use crate::{Error, Style, tally};

/// Most places that are named before the others are counted.
const PLACES: usize = 3;
/// Most blind spots that are named before the others are counted.
const BLIND: usize = 10;

pub(super) fn unknowns(assessment: &Assessment, style: &Style, out: &mut dyn Write) -> Result<(), Error> {
    if assessment.unknowns.is_empty() {
        return Ok(());
    }
    let words = style.words();
    let title = format!("{}: {}", words.unknown_title, words.verdict.count(assessment.unknowns.len()));
    writeln!(out, "{}", heading(&title, style))?;
    let mut last = "";
    for ((check, why), verdicts) in tally::unknowns(&assessment.unknowns) {
        if check != last {
            writeln!(out, " {}", style.paint(Role::Unseen, check))?;
            last = check;
        }
        let count = words.verdict.count(verdicts.len());
        writeln!(out, "{}", paragraph("   ", &format!("{count}: {}", clean(&why.reason)), style))?;
        writeln!(out, "{}", resolve(&why.resolve, style))?;
        writeln!(out, "{}", paragraph("     ", &places(&verdicts, style), style))?;
    }
    Ok(writeln!(out)?)
}

fn resolve(text: &str, style: &Style) -> String {
    paragraph(&format!("     {} ", style.glyphs().arrow), &clean(text), style)
}

fn places(verdicts: &[&UnknownVerdict], style: &Style) -> String {
    let limit = style.limit(PLACES);
    let mut shown: Vec<String> = verdicts.iter().take(limit).map(|u| place(u)).collect();
    let rest = verdicts.len().saturating_sub(limit);
    if rest > 0 {
        shown.push(fill(style.words().and_more, &[("n", &rest.to_string())]));
    }
    shown.join(", ")
}

fn place(unknown: &UnknownVerdict) -> String {
    let text = match &unknown.place {
        Some(place) => format!("{}:{}:{}", place.file, place.line, place.column),
        None => unknown.subject.to_string(),
    };
    clean(&text).into_owned()
}

pub(super) fn blind(assessment: &Assessment, style: &Style, out: &mut dyn Write) -> Result<(), Error> {
    if assessment.blind.is_empty() {
        return Ok(());
    }
    let words = style.words();
    writeln!(out, "{}", heading(&format!("{}: {}", words.blind_title, assessment.blind.len()), style))?;
    let limit = style.limit(BLIND);
    for spot in assessment.blind.iter().take(limit) {
        let at = spot.at.map_or(String::new(), |(line, column)| format!(":{line}:{column}"));
        writeln!(out, " {}", style.paint(Role::Unseen, &format!("{}{at}", clean(&spot.path))))?;
        writeln!(out, "{}", paragraph("   ", &clean(&spot.why.reason), style))?;
        writeln!(out, "{}", resolve(&spot.why.resolve, style))?;
    }
    let rest = assessment.blind.len().saturating_sub(limit);
    if rest > 0 {
        writeln!(out, " {}", fill(words.and_more, &[("n", &rest.to_string())]))?;
    }
    Ok(writeln!(out)?)
}

pub(super) fn skipped(assessment: &Assessment, style: &Style, out: &mut dyn Write) -> Result<(), Error> {
    if tally::skipped(assessment).is_empty() {
        return Ok(());
    }
    let words = style.words();
    let counts = tally::skipped(assessment).into_iter().map(|(kind, n)| format!("{n} {}", words.skipped(kind)));
    let counts = counts.collect::<Vec<_>>().join(", ");
    writeln!(out, "{}", paragraph("", &format!("{}: {counts}", words.skipped_title), style))?;
    for skipped in assessment.skipped.iter().filter(|_| style.verbose) {
        writeln!(
            out,
            "{}",
            paragraph("   ", &format!("{}  {}", clean(&skipped.path), words.skipped(skipped.kind)), style)
        )?;
    }
    Ok(writeln!(out)?)
}
