//! Hovers: what a check is, why it matters, how to close it and whose it is.

use lsp_types::{Hover, HoverContents, MarkupContent, MarkupKind};
use plimsoll_engine::{Check, PlaceIn};
use plimsoll_report::{accepted_text, card, explain, gap_text, inert_markdown, unknown_text};

use crate::Host;
use crate::client::Client;
use crate::document::Document;
use crate::limits::MAX_CARDS;
use crate::sheet::Sheet;

/// Something to tell at a place: the check, and what it says there.
struct Told {
    start: usize,
    end: usize,
    check: &'static Check,
    words: String,
    /// Whether the words are Markdown already.
    markdown: bool,
}

/// What there is to tell at a byte of a document.
pub(crate) fn hover(host: &dyn Host, document: &Document, sheet: &Sheet, client: &Client, at: usize) -> Option<Hover> {
    let mut told: Vec<Told> = named(host, document, at).into_iter().collect();
    told.extend(found(host, sheet, at));
    told.dedup_by(|a, b| a.check.slug == b.check.slug && a.words == b.words);
    let first = told.first()?;
    let range = document.lines.range(document.text(), first.start, first.end, client.encoding);
    let texts: Vec<String> = told.iter().take(MAX_CARDS).map(|t| text(host, sheet, client, t)).collect();
    let (kind, rule) =
        if client.markdown { (MarkupKind::Markdown, "\n\n---\n\n") } else { (MarkupKind::PlainText, "\n\n") };
    let contents = HoverContents::Markup(MarkupContent { kind, value: texts.join(rule) });
    Some(Hover { contents, range: Some(range) })
}

fn text(host: &dyn Host, sheet: &Sheet, client: &Client, told: &Told) -> String {
    let (settings, page) = (&sheet.settings, host.page(told.check.slug));
    let (catalog, style) = (settings.catalog, &settings.style);
    let words = match (client.markdown, told.markdown) {
        (true, false) => inert_markdown(&told.words),
        _ => told.words.clone(),
    };
    let gap = if words.is_empty() { "" } else { "\n\n" };
    match client.markdown {
        true => words + gap + &card(told.check, page, catalog, &sheet.modes, style),
        false => words + gap + &explain(told.check, page, catalog, style),
    }
}

/// What findings, waived ones and unknown verdicts say at a byte.
fn found(host: &dyn Host, sheet: &Sheet, at: usize) -> Vec<Told> {
    let here = |p: &&PlaceIn| *p.file == *sheet.shown && (p.start as usize..=p.end as usize).contains(&at);
    let style = &sheet.settings.style;
    let told = |check: &str, place: Option<&PlaceIn>, words: String, markdown| {
        let place = place?;
        Some(Told { start: place.start as usize, end: place.end as usize, check: host.check(check)?, words, markdown })
    };
    let gaps = sheet.findings.iter();
    let gaps = gaps.filter_map(|f| told(&f.check, f.places.iter().find(here), gap_text(f, style), false));
    let waived = sheet.waived.iter();
    let place = |w: &plimsoll_engine::Waived| w.finding.places.iter().find(here).cloned();
    let waived = waived.filter_map(|w| told(&w.finding.check, place(w).as_ref(), accepted_text(w, style), true));
    let unknowns = sheet.unknowns.iter();
    let unknowns =
        unknowns.filter_map(|u| told(&u.check, u.place.as_ref().filter(here), unknown_text(u, style), false));
    gaps.chain(waived).chain(unknowns).collect()
}

/// The check whose name stands at a byte of a waiver's comment.
fn named(host: &dyn Host, document: &Document, at: usize) -> Option<Told> {
    let text = document.text();
    let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    let (before, after) = (text.get(..at)?, text.get(at..)?);
    let start = before.rfind(|c| !is_part(c)).map_or(0, |i| i + before[i..].chars().next().map_or(1, char::len_utf8));
    let end = at + after.find(|c| !is_part(c)).unwrap_or(after.len());
    let line = text.get(..start)?.rsplit(['\n', '\r']).next()?;
    let (_, comment) = line.split_once('#')?;
    let marks = ["plimsoll:", "checkov:skip=", "bridgecrew:skip="];
    let comment = comment.trim_start();
    let slug =
        text.get(start..end).filter(|_| marks.iter().any(|m| comment.starts_with(m)) && !comment.contains("--"))?;
    Some(Told { start, end, check: host.check(slug)?, words: String::new(), markdown: false })
}
