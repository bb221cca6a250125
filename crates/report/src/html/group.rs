//! One object with its findings.

use std::collections::HashMap;

use plimsoll_catalog::Catalog;
use plimsoll_engine::{Finding, PlaceIn, Waived};
use serde::Serialize;

use super::excerpt::{self, Excerpt};
use super::item::{Item, Items};
use crate::human::Group;
use crate::text::clean;
use crate::words::Words;
use crate::{Style, also};

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
    item: Item,
    waiver: Option<WaiverView>,
    check: String,
    docs: Option<String>,
    title: Vec<Span>,
    severity: &'static str,
    severity_word: &'static str,
    confidence: Option<&'static str>,
    owner: Option<&'static str>,
    container: Option<String>,
    message: Vec<Span>,
    fix: Vec<Span>,
    controls: Vec<ControlView>,
    excerpts: Vec<Excerpt>,
}

/// A piece of a sentence.
#[derive(Debug, Serialize)]
struct Span {
    code: bool,
    text: String,
}

/// Who accepted a gap, until when and where.
#[derive(Debug, Serialize)]
struct WaiverView {
    reason: String,
    owner: String,
    until: String,
    at: String,
}

#[derive(Debug, Serialize)]
struct ControlView {
    id: String,
    title: String,
}

/// What all groups are shown with.
pub(super) struct Around<'a> {
    pub(super) items: &'a Items<'a>,
    pub(super) texts: HashMap<&'a str, &'a str>,
    pub(super) catalog: &'a Catalog,
    pub(super) style: &'a Style,
}

pub(super) fn of<'a>(group: &Group<'_>, around: &Around<'a>) -> View<'a> {
    let first = group.findings.first();
    let file = first.and_then(|f| f.places.first()).map_or("", |p| &p.file);
    View {
        w: around.style.words(),
        title: first.map_or(String::new(), |f| clean(&f.subject.title()).into_owned()),
        file: clean(file).into_owned(),
        findings: group.findings.iter().map(|f| finding(f, around)).collect(),
    }
}

/// The same for gaps that somebody accepted, with who did.
pub(super) fn of_waived<'a>(group: &Group<'_>, waived: &[Waived], around: &Around<'a>) -> View<'a> {
    let mut view = of(group, around);
    for (shown, finding) in view.findings.iter_mut().zip(&group.findings) {
        shown.item = around.items.finding(finding, "waived");
        shown.waiver = waived.iter().find(|w| std::ptr::eq(&w.finding, *finding)).map(|w| waiver(w, around.style));
    }
    view
}

fn waiver(waived: &Waived, style: &Style) -> WaiverView {
    let words = style.words();
    let or = |text: &Option<String>, none: &str| clean(text.as_deref().unwrap_or(none)).into_owned();
    WaiverView {
        reason: clean(&waived.reason).into_owned(),
        owner: or(&waived.owner, words.nobody),
        until: or(&waived.until, words.no_end),
        at: clean(&format!("{}:{}", waived.file, waived.line)).into_owned(),
    }
}

fn finding(finding: &Finding, around: &Around<'_>) -> FindingView {
    let (style, words) = (around.style, around.style.words());
    let weak = Some(finding.confidence).filter(|c| *c != plimsoll_engine::Confidence::High);
    FindingView {
        item: around.items.finding(finding, "gap"),
        waiver: None,
        check: finding.check.to_string(),
        docs: style.docs_url.as_ref().map(|base| format!("{base}/{}", finding.check)),
        title: spans(&clean(&finding.title)),
        severity: finding.severity.as_str(),
        severity_word: words.severity(finding.severity),
        confidence: weak.map(|c| words.confidence(c)),
        owner: finding.owner.map(|o| words.owner(o)),
        container: finding.subject.container.as_deref().map(|c| clean(c).into_owned()),
        message: spans(&clean(&also::with(&finding.message, &finding.also, words))),
        fix: spans(&clean(&finding.fix)),
        controls: finding.controls.iter().map(|id| control(id, around.catalog, style)).collect(),
        excerpts: excerpts(finding, &around.texts),
    }
}

/// What stands between backticks is code; where they do not pair, all of it is text.
fn spans(text: &str) -> Vec<Span> {
    let parts: Vec<&str> = text.split('`').collect();
    if parts.len().is_multiple_of(2) {
        return vec![Span { code: false, text: text.to_owned() }];
    }
    let span = |(n, part): (usize, &str)| Span { code: n % 2 == 1, text: part.to_owned() };
    parts.into_iter().enumerate().map(span).filter(|s| !s.text.is_empty()).collect()
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

#[cfg(test)]
mod tests {
    use super::spans;

    #[test]
    fn backticks_that_pair_are_code() {
        let shown = |text| -> Vec<(bool, String)> { spans(text).into_iter().map(|s| (s.code, s.text)).collect() };
        assert_eq!(shown("set `a: b` here"), [(false, "set ".into()), (true, "a: b".into()), (false, " here".into())]);
        assert_eq!(shown("a ` b"), [(false, "a ` b".into())]);
    }
}
