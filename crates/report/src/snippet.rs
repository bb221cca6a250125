//! One finding with the lines that show it, in the style of rustc.

use std::ops::Range;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{Annotation, AnnotationKind, Element, Group, Level, Origin, Renderer, Snippet};
use plimsoll_catalog::{Owner, Severity};
use plimsoll_engine::{Finding, PlaceIn, SourceText};

use crate::text::{clean, is_wide, width, wrap};
use crate::{Style, also, speak, window};

/// Fewest columns that a label needs beside its mark.
const LABEL_COLUMNS: usize = 16;

/// A finding as a source-annotated diagnostic: its message at the first place, the others beside it.
#[must_use]
pub fn diagnostic(finding: &Finding, sources: &[SourceText], style: &Style) -> String {
    let text = |path: &str| sources.iter().find(|s| &*s.path == path).map(|s| &*s.text);
    render(&speak::translated(finding, style.lang), text, style)
}

pub(crate) fn render<'s>(finding: &'s Finding, text: impl Fn(&str) -> Option<&'s str>, style: &Style) -> String {
    let level = level(finding.severity).with_name(style.words().severity(finding.severity));
    let mut title = level.primary_title(clean(&finding.title).into_owned()).id(finding.check.clone());
    if let Some(docs) = style.docs_url.as_deref().filter(|_| style.hyperlinks) {
        title = title.id_url(format!("{}/{}", clean(docs), finding.check));
    }
    let mut group = Group::with_title(title);
    let mut labelled = false;
    for (index, window) in windows(&finding.places, text).into_iter().enumerate() {
        let (element, has_message) = element(finding, window, index == 0, style);
        labelled |= has_message;
        group = group.element(element);
    }
    let notes = notes(finding, labelled, style);
    renderer(style).render(&[group.elements(notes)]) + "\n"
}

fn renderer(style: &Style) -> Renderer {
    let decor = if style.ascii { DecorStyle::Ascii } else { DecorStyle::Unicode };
    let base = if style.color { Renderer::styled() } else { Renderer::plain() };
    base.decor_style(decor).term_width(style.columns()).hyperlink(style.hyperlinks)
}

fn level(severity: Severity) -> Level<'static> {
    match severity {
        Severity::Critical | Severity::High => Level::ERROR,
        Severity::Medium => Level::WARNING,
        Severity::Low | Severity::Info => Level::INFO,
    }
}

/// Places of one file that are shown together, with the text around them where there is one.
struct Window<'a> {
    places: Vec<&'a PlaceIn>,
    source: Option<(&'a str, Range<usize>)>,
}

/// Groups neighbouring places of a file, in the order of the finding.
fn windows<'a>(places: &'a [PlaceIn], text: impl Fn(&str) -> Option<&'a str>) -> Vec<Window<'a>> {
    let mut windows: Vec<Window<'a>> = Vec::new();
    for place in places {
        let text = text(&place.file);
        let near = windows.iter_mut().find_map(|w| joined(w, place, text).map(|range| (w, range)));
        if let Some((window, range)) = near {
            window.places.push(place);
            window.source = text.map(|t| (t, range));
        } else {
            let range = text.and_then(|t| window::around(t, place.start as usize..place.end as usize));
            windows.push(Window { places: vec![place], source: text.zip(range) });
        }
    }
    windows
}

fn joined(window: &Window<'_>, place: &PlaceIn, text: Option<&str>) -> Option<Range<usize>> {
    let same = window.places.first().is_some_and(|p| p.file == place.file);
    let (_, range) = window.source.as_ref().filter(|_| same)?;
    window::around(text?, range.start.min(place.start as usize)..range.end.max(place.end as usize))
}

/// What to show of a window, and whether the message stands in it.
fn element<'a>(finding: &'a Finding, window: Window<'a>, first: bool, style: &Style) -> (Element<'a>, bool) {
    let Some((text, range)) = window.source else {
        let origin = window.places.first().map_or(Origin::path(""), |p| {
            Origin::path(clean(&p.file)).line(p.line as usize).char_column(p.column as usize)
        });
        return (origin.into(), false);
    };
    let head = window.places.first();
    let line = window.places.iter().map(|p| p.line).min().unwrap_or(1);
    let mut snippet =
        Snippet::source(&text[range.clone()]).line_start(line as usize).path(head.map(|p| clean(&p.file)));
    let mut has_message = false;
    for (index, place) in window.places.iter().enumerate() {
        let primary = first && index == 0;
        let label = label(finding, place, primary, style);
        has_message |= primary && label.is_some();
        snippet = snippet.annotation(annotation(place, &range, primary, label));
    }
    (snippet.into(), has_message)
}

fn annotation<'a>(place: &PlaceIn, range: &Range<usize>, primary: bool, label: Option<String>) -> Annotation<'a> {
    let kind = if primary { AnnotationKind::Primary } else { AnnotationKind::Context };
    let span = place.start as usize - range.start..place.end as usize - range.start;
    match label {
        Some(label) => kind.span(span).label(label),
        None => kind.span(span),
    }
}

/// The words at a place; left to the notes where they would run out of the terminal.
fn label(finding: &Finding, place: &PlaceIn, primary: bool, style: &Style) -> Option<String> {
    let text = match (place.note.is_empty(), primary) {
        (false, _) => &place.note,
        (true, true) => &finding.message,
        (true, false) => return None,
    };
    let gutter = place.line.to_string().len() + 3;
    let room = style.columns().saturating_sub(gutter + place.end_column as usize);
    let fits = width(text) <= room.max(LABEL_COLUMNS);
    fits.then(|| clean(text).into_owned())
}

fn notes(finding: &Finding, labelled: bool, style: &Style) -> Vec<Element<'static>> {
    let words = style.words();
    let mut notes = Vec::new();
    let mut add = |level: Level<'static>, name: &'static str, text: &str| {
        let room = style.columns().saturating_sub(width(name) + 8);
        // A path is one word: it stays whole, so that it can be copied.
        let lines = if text.contains(|c: char| c == ' ' || is_wide(c)) {
            wrap(&clean(text), room).join("\n")
        } else {
            clean(text).into_owned()
        };
        notes.push(Element::from(level.with_name(name).message(lines)));
    };
    let told = finding.places.first().is_none_or(|p| p.note.is_empty());
    if !(labelled && told) {
        add(Level::NOTE, words.note, &finding.message);
    }
    if let Some(place) = finding.places.first().filter(|p| p.missing) {
        add(Level::NOTE, words.missing, &place.path);
    }
    if let Some(context) = context(finding, style) {
        // Without a place inside the object there is nothing to be at.
        let inside = finding.subject.container.is_some() || finding.subject.template.is_some();
        add(Level::NOTE, if inside { words.at } else { words.note }, &context);
    }
    add(Level::HELP, words.help, &finding.fix);
    notes
}

/// What the object's heading does not say: the container, an unusual owner, a weak confidence.
fn context(finding: &Finding, style: &Style) -> Option<String> {
    let words = style.words();
    let subject = &finding.subject;
    let mut parts = Vec::new();
    if let Some(container) = &subject.container {
        let role = subject.role.as_deref().filter(|r| *r != "app").map_or(String::new(), |r| format!(" ({r})"));
        parts.push(format!("{} {container}{role}", words.container));
    }
    if let Some(template) = &subject.template {
        parts.push(format!("{} {template}", words.template));
    }
    if let Some(owner) = finding.owner.filter(|o| *o != Owner::Customer) {
        parts.push(format!("{}: {}", words.owner, words.owner(owner)));
    }
    if finding.confidence != plimsoll_engine::Confidence::High {
        parts.push(format!("{}: {}", words.confidence, words.confidence(finding.confidence)));
    }
    parts.extend(also::named(&finding.also, words));
    (!parts.is_empty()).then(|| parts.join(", "))
}
