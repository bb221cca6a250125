//! One object with its findings.

use std::collections::HashMap;

use plimsoll_catalog::Catalog;
use plimsoll_engine::{Finding, PlaceIn};
use serde::Serialize;

use super::excerpt::{self, Excerpt};
use crate::Style;
use crate::human::Group;
use crate::text::clean;
use crate::words::Words;

/// What the template of an object needs.
#[derive(Debug, Serialize)]
pub(super) struct View<'a> {
    w: &'a Words,
    title: String,
    file: String,
    findings: Vec<FindingView>,
}

#[derive(Debug, Serialize)]
struct FindingView {
    check: String,
    docs: Option<String>,
    title: String,
    severity: &'static str,
    severity_word: &'static str,
    confidence: Option<&'static str>,
    owner: Option<&'static str>,
    container: Option<String>,
    message: String,
    fix: String,
    controls: Vec<ControlView>,
    excerpts: Vec<Excerpt>,
}

#[derive(Debug, Serialize)]
struct ControlView {
    id: String,
    title: String,
}

pub(super) fn of<'a>(group: &Group<'_>, texts: &HashMap<&str, &str>, catalog: &Catalog, style: &'a Style) -> View<'a> {
    let first = group.findings.first();
    let file = first.and_then(|f| f.places.first()).map_or("", |p| &p.file);
    View {
        w: style.words(),
        title: first.map_or(String::new(), |f| clean(&f.subject.title()).into_owned()),
        file: clean(file).into_owned(),
        findings: group.findings.iter().map(|f| finding(f, texts, catalog, style)).collect(),
    }
}

fn finding(finding: &Finding, texts: &HashMap<&str, &str>, catalog: &Catalog, style: &Style) -> FindingView {
    let words = style.words();
    let weak = Some(finding.confidence).filter(|c| *c != plimsoll_engine::Confidence::High);
    FindingView {
        check: finding.check.to_string(),
        docs: style.docs_url.as_ref().map(|base| format!("{base}/{}", finding.check)),
        title: clean(&finding.title).into_owned(),
        severity: finding.severity.as_str(),
        severity_word: words.severity(finding.severity),
        confidence: weak.map(|c| words.confidence(c)),
        owner: finding.owner.map(|o| words.owner(o)),
        container: finding.subject.container.as_deref().map(|c| clean(c).into_owned()),
        message: clean(&finding.message).into_owned(),
        fix: clean(&finding.fix).into_owned(),
        controls: finding.controls.iter().map(|id| control(id, catalog, style)).collect(),
        excerpts: excerpts(finding, texts),
    }
}

/// The places, without those that show the first one again and say nothing of it.
fn excerpts(finding: &Finding, texts: &HashMap<&str, &str>) -> Vec<Excerpt> {
    let first = finding.places.first();
    let again = |p: &PlaceIn| first.is_some_and(|f| (&f.file, f.start, f.end) == (&p.file, p.start, p.end));
    let shown = finding.places.iter().enumerate().filter(|(at, p)| *at == 0 || !p.note.is_empty() || !again(p));
    shown.map(|(_, p)| excerpt::of(p, texts.get(&*p.file).copied())).collect()
}

fn control(id: &str, catalog: &Catalog, style: &Style) -> ControlView {
    let title = catalog.control(id).map_or("", |c| c.title_in(style.zh()));
    ControlView { id: id.to_owned(), title: title.to_owned() }
}
