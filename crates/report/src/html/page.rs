//! What the head and the tail of the page need.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use plimsoll_catalog::Catalog;
use plimsoll_engine::{Assessment, ControlLine, Line};
use serde::Serialize;
use sha2::{Digest, Sha256};

use super::filter::{self, Filter};
use super::hull::{self, Hull};
use super::item::{Item, Items};
use super::platform;
use crate::text::clean;
use crate::words::{Words, fill};
use crate::{Style, also, tally};

/// The page without its findings.
#[derive(Debug, Serialize)]
pub(super) struct Page<'a> {
    w: &'a Words,
    lang: &'static str,
    version: &'a str,
    kubernetes: &'a str,
    as_of: Option<&'a str>,
    read: String,
    nothing: bool,
    summary: String,
    findings: usize,
    waived: usize,
    filter: Filter,
    css_hash: String,
    js_hash: String,
    cards: Vec<Card>,
    hull: Hull,
    modes: Modes,
    platforms: Vec<platform::Row>,
    rest: Vec<RestView>,
    rest_sum: String,
    unverified: String,
    controls: Vec<AreaView>,
    unknowns: Vec<UnknownView>,
    unknown_sum: usize,
    blind: Vec<BlindView>,
    skipped: Vec<String>,
}

#[derive(Debug, Serialize)]
struct Card {
    class: &'static str,
    word: &'static str,
    count: usize,
}

#[derive(Debug, Serialize)]
struct Modes {
    intro: &'static str,
    names: Vec<String>,
    reasons: Vec<String>,
    assumed: bool,
}

#[derive(Debug, Serialize)]
struct RestView {
    evidence: &'static str,
    controls: usize,
    command: String,
    available: bool,
}

#[derive(Debug, Serialize)]
struct AreaView {
    label: String,
    controls: Vec<ControlView>,
}

#[derive(Debug, Serialize)]
struct ControlView {
    id: String,
    title: String,
    state: &'static str,
    class: &'static str,
    severity: &'static str,
    owner: &'static str,
    why: Option<(String, String)>,
}

#[derive(Debug, Serialize)]
struct UnknownView {
    check: String,
    reason: String,
    resolve: String,
    places: Vec<PlaceView>,
}

#[derive(Debug, Serialize)]
struct PlaceView {
    text: String,
    item: Item,
}

#[derive(Debug, Serialize)]
struct BlindView {
    item: Item,
    at: String,
    reason: String,
    resolve: String,
}

pub(super) fn of<'a>(assessment: &'a Assessment, items: &Items<'_>, catalog: &Catalog, style: &'a Style) -> Page<'a> {
    let (words, line) = (style.words(), &assessment.line);
    let (n, all) = (line.unverified_owners.to_string(), line.owners.to_string());
    Page {
        w: words,
        lang: if style.zh() { "zh-CN" } else { "en" },
        version: &assessment.tool_version,
        kubernetes: &assessment.kubernetes,
        as_of: assessment.as_of.as_deref(),
        read: read(assessment, style),
        nothing: assessment.counts.objects == 0,
        summary: tally::summary(assessment, style),
        findings: assessment.findings.len(),
        waived: assessment.waived.len(),
        filter: filter::of(assessment, items, catalog, style),
        css_hash: hash(super::CSS),
        js_hash: hash(super::JS),
        cards: cards(line, words),
        hull: hull::of(line, catalog, style),
        modes: modes(line, catalog, style),
        platforms: platform::rows(line, words),
        rest: rest(line, words),
        rest_sum: words.control_n.count(line.rest.iter().map(|r| r.controls).sum()),
        unverified: fill(words.unverified, &[("n", &n), ("all", &all)]),
        controls: areas(line, catalog, style),
        unknowns: unknowns(assessment, items, words),
        unknown_sum: assessment.unknowns.len(),
        blind: blind(assessment),
        skipped: tally::skipped(assessment).into_iter().map(|(k, n)| format!("{n} {}", words.skipped(k))).collect(),
    }
}

fn read(assessment: &Assessment, style: &Style) -> String {
    let (words, counts) = (style.words(), &assessment.counts);
    let parts = [
        words.file.count(counts.files),
        words.object.count(counts.objects),
        words.container_n.count(counts.containers),
        words.check.count(counts.checks),
    ];
    parts.join(" · ")
}

/// What the page's policy lets run and lets style it: these bytes and no others.
fn hash(text: &str) -> String {
    STANDARD.encode(Sha256::digest(text))
}

fn cards(line: &Line, words: &Words) -> Vec<Card> {
    let total = line.total();
    vec![
        Card { class: "open", word: words.open, count: total.open },
        Card { class: "unseen", word: words.unseen, count: total.unseen },
        Card { class: "closed", word: words.closed, count: total.closed },
        Card { class: "beyond", word: words.beyond, count: total.out_of_sight },
        Card { class: "provider", word: words.theirs, count: total.provider + total.vendor },
    ]
}

fn modes(line: &Line, catalog: &Catalog, style: &Style) -> Modes {
    let (words, choice) = (style.words(), &line.modes);
    let title = |id: &String| catalog.mode(id).map_or(id, |m| if style.zh() { &m.title_zh } else { &m.title }).clone();
    Modes {
        intro: match (choice.modes.is_empty(), choice.certain) {
            (true, _) => words.no_mode,
            (false, true) => words.certain,
            (false, false) => words.possible,
        },
        names: choice.modes.iter().map(title).collect(),
        reasons: choice.reasons.iter().map(|r| clean(r).into_owned()).collect(),
        assumed: choice.modes.len() > 1,
    }
}

fn rest(line: &Line, words: &Words) -> Vec<RestView> {
    let mut rest: Vec<_> = line.rest.iter().collect();
    rest.sort_by_key(|r| (std::cmp::Reverse(r.controls), r.evidence));
    let view = |r: &plimsoll_engine::Rest| RestView {
        evidence: words.evidence(r.evidence),
        controls: r.controls,
        command: r.command.clone(),
        available: r.available,
    };
    rest.into_iter().map(view).collect()
}

fn areas(line: &Line, catalog: &Catalog, style: &Style) -> Vec<AreaView> {
    let areas = line.areas.iter().filter(|a| !a.controls.is_empty());
    let label = |id: &str| {
        catalog.area(id).map_or(id.to_owned(), |a| if style.zh() { a.label_zh.clone() } else { a.label.clone() })
    };
    areas
        .map(|a| AreaView {
            label: label(&a.area),
            controls: a.controls.iter().map(|c| control(c, catalog, style)).collect(),
        })
        .collect()
}

fn control(line: &ControlLine, catalog: &Catalog, style: &Style) -> ControlView {
    let words = style.words();
    let title = catalog.control(&line.control).map_or("", |c| c.title_in(style.zh()));
    ControlView {
        id: line.control.clone(),
        title: title.to_owned(),
        state: words.state(line.state),
        class: match line.state {
            plimsoll_engine::ControlState::Open => "open",
            plimsoll_engine::ControlState::Unseen => "unseen",
            plimsoll_engine::ControlState::Closed => "closed",
        },
        severity: words.severity(line.severity),
        owner: words.owner(line.owner),
        why: line.why.as_ref().map(|w| (clean(&w.reason).into_owned(), clean(&w.resolve).into_owned())),
    }
}

fn unknowns(assessment: &Assessment, items: &Items<'_>, words: &Words) -> Vec<UnknownView> {
    let view =
        |((check, why), verdicts): ((&str, &plimsoll_model::Why), Vec<&plimsoll_engine::UnknownVerdict>)| UnknownView {
            check: check.to_owned(),
            reason: clean(&why.reason).into_owned(),
            resolve: clean(&why.resolve).into_owned(),
            places: verdicts.into_iter().map(|u| PlaceView { text: place(u, words), item: items.unknown(u) }).collect(),
        };
    tally::unknowns(&assessment.unknowns).into_iter().map(view).collect()
}

fn place(unknown: &plimsoll_engine::UnknownVerdict, words: &Words) -> String {
    let at = unknown.place.as_ref().map(|p| format!(" ({}:{}:{})", p.file, p.line, p.column));
    let text = format!("{}{}", unknown.subject, at.unwrap_or_default());
    clean(&also::with(&text, &unknown.also, words)).into_owned()
}

fn blind(assessment: &Assessment) -> Vec<BlindView> {
    let view = |spot: &plimsoll_model::BlindSpot| {
        let at = spot.at.map_or(String::new(), |(line, column)| format!(":{line}:{column}"));
        BlindView {
            item: Items::blind(spot),
            at: clean(&format!("{}{at}", spot.path)).into_owned(),
            reason: clean(&spot.why.reason).into_owned(),
            resolve: clean(&spot.why.resolve).into_owned(),
        }
    };
    assessment.blind.iter().map(view).collect()
}
