//! A page in GitHub's Markdown: for job summaries, merge requests and wikis.

pub(crate) mod escape;

use std::collections::BTreeMap;
use std::io::Write;

use plimsoll_catalog::{Catalog, Severity};
use plimsoll_engine::{Assessment, Finding};

use crate::entry::{self, Entry};
use crate::words::fill;
use crate::{Error, Style, concise, tally};
use escape::{code, plain};

/// Bytes of the page, below the mebibyte that GitHub allows a step's summary.
const LIMIT: usize = 960 * 1024;

pub(crate) fn write(
    assessment: &Assessment,
    catalog: &Catalog,
    style: &Style,
    out: &mut dyn Write,
) -> Result<(), Error> {
    let mut page = Page { text: String::new(), cut: 0 };
    let words = style.words();
    page.text += &format!("# {}\n\n**{}**\n", words.title, plain(&tally::summary(assessment, style)));
    if assessment.counts.objects == 0 {
        page.text += &format!("\n**{}**\n", plain(words.nothing));
    }
    line(assessment, catalog, style, &mut page);
    findings(assessment, style, &mut page);
    unknowns(assessment, style, &mut page);
    rest(assessment, style, &mut page);
    if page.cut > 0 {
        page.text += &format!("\n*{}*\n", plain(&fill(words.cut, &[("n", &page.cut.to_string())])));
    }
    Ok(out.write_all(page.text.as_bytes())?)
}

/// The page so far, and how many rows found no room in it.
struct Page {
    text: String,
    cut: usize,
}

impl Page {
    fn heading(&mut self, title: &str) {
        self.text += &format!("\n## {title}\n");
    }

    fn head(&mut self, cells: &[&str]) {
        self.text += &format!("\n| {} |\n|{}\n", cells.join(" | "), " --- |".repeat(cells.len()));
    }

    fn row(&mut self, cells: &[String]) {
        let row = format!("| {} |\n", cells.join(" | "));
        if self.text.len() + row.len() > LIMIT {
            self.cut += 1;
        } else {
            self.text += &row;
        }
    }
}

/// The line as a table, which needs no picture.
fn line(assessment: &Assessment, catalog: &Catalog, style: &Style, page: &mut Page) {
    let words = style.words();
    page.heading(words.line);
    page.head(&[words.area, words.theirs, words.closed, words.open, words.unseen, words.beyond]);
    let total = assessment.line.total();
    for area in assessment.line.areas.iter().chain([&total]) {
        let known = catalog.area(&area.area).map(|a| if style.zh() { &a.title_zh } else { &a.title });
        let title = known.map_or(words.total, String::as_str);
        let counts = [area.provider + area.vendor, area.closed, area.open, area.unseen, area.out_of_sight];
        page.row(&[plain(title)].into_iter().chain(counts.map(|n| n.to_string())).collect::<Vec<_>>());
    }
    page.text += &format!("\n{}\n", plain(words.scope));
}

/// Findings by check, the worst checks first.
fn findings(assessment: &Assessment, style: &Style, page: &mut Page) {
    let words = style.words();
    let mut checks: BTreeMap<(std::cmp::Reverse<Severity>, &str), Vec<&Finding>> = BTreeMap::new();
    for finding in &assessment.findings {
        checks.entry((std::cmp::Reverse(finding.severity), &finding.check)).or_default().push(finding);
    }
    page.heading(words.findings_title);
    if checks.is_empty() {
        page.text += &format!("\n{}\n", words.no_findings);
    }
    for ((severity, check), findings) in checks {
        let title = findings.first().map_or("", |f| &f.title);
        let count = words.finding.count(findings.len());
        page.text += &format!("\n### {} {}: {} ({count})\n", words.severity(severity.0), code(check), plain(title));
        page.head(&[words.place, words.subject, words.message]);
        findings.iter().for_each(|f| page.row(&cells(&Entry::Gap(f), style)));
        let fix = findings.first().map_or("", |f| &f.fix);
        page.text += &format!("\n{}: {}\n", words.help, plain(fix));
    }
}

fn cells(entry: &Entry<'_>, style: &Style) -> [String; 3] {
    let place = concise::place(entry.at()).map_or_else(String::new, |p| code(&p));
    let subject = entry.subject().map_or_else(String::new, |s| code(&s.to_string()));
    [place, subject, plain(&entry.message_in(style.words()))]
}

fn unknowns(assessment: &Assessment, style: &Style, page: &mut Page) {
    let words = style.words();
    if assessment.unknowns.is_empty() {
        return;
    }
    page.heading(&format!("{}: {}", words.unknown_title, words.verdict.count(assessment.unknowns.len())));
    page.head(&[words.check_name, words.place, words.subject, words.message]);
    for unknown in &assessment.unknowns {
        let [place, subject, message] = cells(&Entry::Unknown(unknown), style);
        page.row(&[code(&unknown.check), place, subject, message]);
    }
}

/// What was accepted, not read, passed over or left out.
fn rest(assessment: &Assessment, style: &Style, page: &mut Page) {
    let words = style.words();
    if !assessment.waived.is_empty() {
        page.heading(&format!("{}: {}", words.accepted, assessment.waived.len()));
        page.head(&[words.place, words.subject, words.message]);
        assessment.waived.iter().for_each(|w| page.row(&cells(&Entry::Waived(w), style)));
    }
    if !assessment.blind.is_empty() {
        page.heading(&format!("{}: {}", words.blind_title, assessment.blind.len()));
        page.head(&[words.place, words.message]);
        for spot in &assessment.blind {
            let [place, _, message] = cells(&Entry::Blind(spot), style);
            page.row(&[place, message]);
        }
    }
    let others = entry::unseen(assessment).filter(|e| !matches!(e, Entry::Blind(_) | Entry::Nothing));
    let others: Vec<String> = others.map(|e| format!("- {}\n", other(&e, style))).collect();
    if !others.is_empty() {
        page.heading(words.also);
        page.text += &format!("\n{}", others.concat());
    }
}

fn other(entry: &Entry<'_>, style: &Style) -> String {
    let message = plain(&entry.message_in(style.words()));
    match (entry, concise::place(entry.at())) {
        (Entry::Unmatched(_), Some(place)) => format!("{}: {message}", code(&place)),
        _ => message,
    }
}
