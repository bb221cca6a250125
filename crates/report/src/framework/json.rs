//! The framework's report as one JSON document.

use std::io::Write;

use plimsoll_engine::{Assessment, Counts, FrameworkAnswer, Standing};
use plimsoll_model::BlindSpot;
use serde::Serialize;

use super::STATES;
use crate::{Error, tally};

/// Version of the document's form.
const SCHEMA_VERSION: u32 = 1;

#[derive(Debug, Serialize)]
struct Document<'a> {
    schema_version: u32,
    tool_version: &'a str,
    kubernetes: &'a str,
    #[serde(flatten)]
    answer: &'a FrameworkAnswer<'a>,
    totals: Vec<Total>,
    counts: &'a Counts,
    blind: &'a [BlindSpot],
    skipped: usize,
}

/// How many requirements stand so.
#[derive(Debug, Serialize)]
struct Total {
    state: Standing,
    requirements: usize,
}

pub(super) fn write(answer: &FrameworkAnswer<'_>, assessment: &Assessment, out: &mut dyn Write) -> Result<(), Error> {
    let document = Document {
        schema_version: SCHEMA_VERSION,
        tool_version: &assessment.tool_version,
        kubernetes: &assessment.kubernetes,
        answer,
        totals: STATES.map(|state| Total { state, requirements: answer.count(state) }).into(),
        counts: &assessment.counts,
        blind: &assessment.blind,
        skipped: tally::skipped(assessment).values().sum(),
    };
    serde_json::to_writer_pretty(&mut *out, &document)?;
    Ok(writeln!(out)?)
}
