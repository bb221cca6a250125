//! The filters that a script offers: what there is to choose from, in the reader's language.

use std::collections::BTreeSet;

use plimsoll_catalog::{Catalog, Severity};
use plimsoll_engine::Assessment;
use serde::Serialize;

use super::item::{Items, name};
use crate::Style;
use crate::words::Words;

/// What can be chosen.
#[derive(Debug, Serialize)]
pub(super) struct Filter {
    facets: Vec<Facet>,
    areas: Vec<Choice>,
}

/// Choices of which several may stand.
#[derive(Debug, Serialize)]
struct Facet {
    name: &'static str,
    label: &'static str,
    choices: Vec<Choice>,
}

#[derive(Debug, Serialize)]
struct Choice {
    value: String,
    word: String,
}

impl Choice {
    fn new(value: &str, word: &str) -> Self {
        Self { value: value.to_owned(), word: word.to_owned() }
    }
}

pub(super) fn of(assessment: &Assessment, items: &Items<'_>, catalog: &Catalog, style: &Style) -> Filter {
    let words = style.words();
    let owner = |o| Choice::new(name(o), o.map_or(words.no_owner, |o| words.owner(o)));
    let owners = items.owners(assessment).into_iter().map(owner).collect();
    let facets = [
        ("state", words.state, states(assessment, words)),
        ("severity", words.severity, severities(assessment, words)),
        ("owner", words.owner, owners),
    ];
    Filter {
        facets: facets.into_iter().map(|(name, label, choices)| Facet { name, label, choices }).collect(),
        areas: areas(assessment, catalog, style),
    }
}

fn states(assessment: &Assessment, words: &Words) -> Vec<Choice> {
    let all = [
        ("gap", words.gap_state, assessment.findings.len()),
        ("unknown", words.unknown_state, assessment.unknowns.len()),
        ("waived", words.accepted_state, assessment.waived.len()),
        ("not-read", words.not_read_state, assessment.blind.len()),
    ];
    all.into_iter().filter(|(.., n)| *n > 0).map(|(state, word, _)| Choice::new(state, word)).collect()
}

fn severities(assessment: &Assessment, words: &Words) -> Vec<Choice> {
    let waived = assessment.waived.iter().map(|w| &w.finding);
    let found: BTreeSet<Severity> = assessment.findings.iter().chain(waived).map(|f| f.severity).collect();
    found.into_iter().rev().map(|s| Choice::new(s.as_str(), words.severity(s))).collect()
}

/// Areas of the catalogue, in its order; the script leaves out what no entry has.
fn areas(assessment: &Assessment, catalog: &Catalog, style: &Style) -> Vec<Choice> {
    let known = assessment.line.areas.iter().filter_map(|a| catalog.area(&a.area));
    known.map(|a| Choice::new(&a.id, if style.zh() { &a.label_zh } else { &a.label })).collect()
}
