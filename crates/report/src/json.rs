//! The assessment as data: one document, or one record a line.

use std::io::Write;

use plimsoll_engine::{
    AgainstBaseline, Assessment, ControlLine, Counts, Finding, ModeChoice, Rest, SinceChange, UnknownVerdict, Waived,
};
use plimsoll_model::{BlindSpot, Skipped};
use serde::Serialize;

use crate::{Error, tally};

/// One document, as `schema.json` describes it.
pub(crate) fn write(assessment: &Assessment, out: &mut dyn Write) -> Result<(), Error> {
    serde_json::to_writer_pretty(&mut *out, assessment)?;
    Ok(writeln!(out)?)
}

/// A line of the record form.
#[derive(Debug, Serialize)]
#[serde(tag = "type", rename_all = "lowercase")]
enum Record<'a> {
    Finding(&'a Finding),
    Waived(&'a Waived),
    Unknown(&'a UnknownVerdict),
    Blind(&'a BlindSpot),
    Skipped(&'a Skipped),
    Control(InArea<'a>),
    Summary(Summary<'a>),
}

#[derive(Debug, Serialize)]
struct InArea<'a> {
    area: &'a str,
    #[serde(flatten)]
    line: &'a ControlLine,
}

/// The last record: what a reader of the stream needs to know that it saw everything.
#[derive(Debug, Serialize)]
struct Summary<'a> {
    schema_version: u32,
    tool_version: &'a str,
    kubernetes: &'a str,
    findings: usize,
    waived: usize,
    unknowns: usize,
    blind: usize,
    skipped: usize,
    objects_with_findings: usize,
    counts: &'a Counts,
    modes: &'a ModeChoice,
    rest: &'a [Rest],
    #[serde(skip_serializing_if = "Option::is_none")]
    baseline: Option<&'a AgainstBaseline>,
    #[serde(skip_serializing_if = "Option::is_none")]
    since: Option<&'a SinceChange>,
}

/// One record a line, in the assessment's order; the summary is the last.
pub(crate) fn write_lines(assessment: &Assessment, out: &mut dyn Write) -> Result<(), Error> {
    let findings = assessment.findings.iter().map(Record::Finding);
    let waived = assessment.waived.iter().map(Record::Waived);
    let unknowns = assessment.unknowns.iter().map(Record::Unknown);
    let blind = assessment.blind.iter().map(Record::Blind);
    let skipped = assessment.skipped.iter().map(Record::Skipped);
    let records = findings.chain(waived).chain(unknowns).chain(blind).chain(skipped).chain(controls(assessment));
    for record in records.chain([Record::Summary(summary(assessment))]) {
        serde_json::to_writer(&mut *out, &record)?;
        writeln!(out)?;
    }
    Ok(())
}

fn controls(assessment: &Assessment) -> impl Iterator<Item = Record<'_>> {
    assessment
        .line
        .areas
        .iter()
        .flat_map(|a| a.controls.iter().map(|line| Record::Control(InArea { area: &a.area, line })))
}

fn summary(assessment: &Assessment) -> Summary<'_> {
    Summary {
        schema_version: assessment.schema_version,
        tool_version: &assessment.tool_version,
        kubernetes: &assessment.kubernetes,
        findings: assessment.findings.len(),
        waived: assessment.waived.len(),
        unknowns: assessment.unknowns.len(),
        blind: assessment.blind.len(),
        skipped: tally::skipped(assessment).values().sum(),
        objects_with_findings: tally::objects(&assessment.findings),
        counts: &assessment.counts,
        modes: &assessment.line.modes,
        rest: &assessment.line.rest,
        baseline: assessment.baseline.as_ref(),
        since: assessment.since.as_ref(),
    }
}
