//! The picture of the line in numbers: where each bar of the drawing stands.

use plimsoll_catalog::Catalog;
use plimsoll_engine::{AreaLine, Line};
use serde::Serialize;

use crate::Style;
use crate::bar::{Part, THEIRS, YOURS};
use crate::words::Words;

/// Height of a row and of its bar.
const ROW: usize = 26;
/// Where the first row starts.
const TOP: usize = 64;
/// Where the labels end, and the room for both bars and their gaps.
const LABEL: usize = 190;
const BARS: usize = 460;
/// Where the columns of counts end.
const COUNT_ENDS: [usize; 4] = [780, 836, 900, 994];

/// The drawing.
#[derive(Debug, Serialize)]
pub(super) struct Hull {
    height: usize,
    /// Where the water line stands.
    line: usize,
    /// Where the count of theirs ends.
    theirs: usize,
    /// The right edge of the hull and its height.
    right: usize,
    top: usize,
    bottom: usize,
    rows: Vec<Row>,
    total: Row,
    columns: Vec<Column>,
    keys: Vec<Key>,
}

#[derive(Debug, Serialize)]
struct Row {
    label: String,
    /// Middle of the row.
    y: usize,
    bars: Vec<Bar>,
    counts: Vec<Column>,
    theirs: usize,
    provider: usize,
    vendor: usize,
    shared: usize,
    not_applicable: usize,
}

#[derive(Debug, Serialize)]
struct Bar {
    class: &'static str,
    word: &'static str,
    count: usize,
    x: f64,
    width: f64,
}

#[derive(Debug, Serialize)]
struct Column {
    class: &'static str,
    word: &'static str,
    count: usize,
    x: usize,
}

#[derive(Debug, Serialize)]
struct Key {
    class: &'static str,
    word: &'static str,
}

fn class(part: Part) -> &'static str {
    match part {
        Part::Vendor => "vendor",
        Part::Provider => "provider",
        Part::Closed => "closed",
        Part::Open => "open",
        Part::Unseen => "unseen",
        Part::Beyond => "beyond",
    }
}

fn word(part: Part, words: &Words) -> &'static str {
    match part {
        Part::Vendor => words.vendor,
        Part::Provider => words.provider,
        Part::Closed => words.closed,
        Part::Open => words.open,
        Part::Unseen => words.unseen,
        Part::Beyond => words.beyond,
    }
}

struct Drawing<'a> {
    words: &'static Words,
    catalog: &'a Catalog,
    zh: bool,
    /// Where the water line stands, and the length of one control.
    line: usize,
    unit: f64,
}

pub(super) fn of(line: &Line, catalog: &Catalog, style: &Style) -> Hull {
    let words = style.words();
    let longest = |parts: &[Part]| line.areas.iter().map(|a| sum(a, parts)).max().unwrap_or(0);
    let (left, right) = (longest(&THEIRS), longest(&YOURS));
    let unit = (BARS as f64 / (left + right).max(1) as f64).min(12.0);
    // Room for the word above theirs, even where nothing is theirs.
    let water = LABEL + 50 + ((left as f64 * unit) as usize).max(90);
    let drawing = Drawing { words, catalog, zh: style.zh(), line: water, unit };
    let bottom = TOP + line.areas.len() * ROW;
    let parts = YOURS.iter().chain(THEIRS[1..].iter()).chain(THEIRS[..1].iter().filter(|_| line.total().vendor > 0));
    Hull {
        height: bottom + 58,
        line: water,
        theirs: LABEL + 30,
        right: water + (right as f64 * unit) as usize + 16,
        top: TOP - 8,
        bottom: bottom + 4,
        rows: line.areas.iter().enumerate().map(|(at, area)| drawing.row(at, area)).collect(),
        total: drawing.total(&line.total(), bottom),
        columns: drawing.counts(&line.total()),
        keys: parts.map(|p| Key { class: class(*p), word: word(*p, words) }).collect(),
    }
}

fn sum(area: &AreaLine, parts: &[Part]) -> usize {
    parts.iter().map(|p| p.of(area)).sum()
}

impl Drawing<'_> {
    fn row(&self, at: usize, area: &AreaLine) -> Row {
        let known = self.catalog.area(&area.area);
        let label = known.map_or(area.area.as_str(), |a| if self.zh { &a.label_zh } else { &a.label });
        let bars = self.side(area, &THEIRS, -1.0).chain(self.side(area, &YOURS, 1.0)).collect();
        Row { bars, ..self.numbers(label, TOP + at * ROW + ROW / 2, area) }
    }

    fn total(&self, total: &AreaLine, bottom: usize) -> Row {
        self.numbers(self.words.total, bottom + 26, total)
    }

    fn numbers(&self, label: &str, y: usize, area: &AreaLine) -> Row {
        Row {
            label: label.to_owned(),
            y,
            bars: Vec::new(),
            counts: self.counts(area),
            theirs: sum(area, &THEIRS),
            provider: area.provider,
            vendor: area.vendor,
            shared: area.shared,
            not_applicable: area.not_applicable,
        }
    }

    /// Bars outward from the water line; `way` is -1 to the left and 1 to the right.
    fn side(&self, area: &AreaLine, parts: &[Part], way: f64) -> impl Iterator<Item = Bar> {
        let mut from = 4.0;
        let bars: Vec<Bar> = parts
            .iter()
            .filter(|p| p.of(area) > 0)
            .map(|part| {
                let (count, start) = (part.of(area), from);
                let width = count as f64 * self.unit;
                from += width;
                let edge = self.line as f64 + way * start;
                let x = if way < 0.0 { edge - width } else { edge };
                Bar {
                    class: class(*part),
                    word: word(*part, self.words),
                    count,
                    x: tenth(x),
                    width: tenth(width - 1.0),
                }
            })
            .collect();
        bars.into_iter()
    }

    fn counts(&self, area: &AreaLine) -> Vec<Column> {
        let column = |(at, part): (usize, &Part)| Column {
            class: class(*part),
            word: word(*part, self.words),
            count: part.of(area),
            x: COUNT_ENDS[at.min(COUNT_ENDS.len() - 1)],
        };
        YOURS.iter().enumerate().map(column).collect()
    }
}

fn tenth(x: f64) -> f64 {
    (x * 10.0).round() / 10.0
}
