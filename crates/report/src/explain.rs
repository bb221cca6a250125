//! A check explained: what it is, which controls it serves, who asks for them, and its page.

use std::borrow::Cow;

use plimsoll_catalog::{Catalog, CheckTexts, Chinese, Control, Framework, Requirement, Text};
use plimsoll_engine::Check;

use crate::style::Role;
use crate::text::{clean, hang, pad};
use crate::{Lang, Style, markdown};

/// A check for the terminal, with `docs` as its page in Markdown (may be empty).
#[must_use]
pub fn explain(check: &Check, docs: &str, catalog: &Catalog, style: &Style) -> String {
    let mut out = head(check, style);
    for control in check.controls.iter().filter_map(|id| catalog.control(id)) {
        out += &of_control(control, catalog, style);
    }
    if !docs.trim().is_empty() {
        out += "\n";
        out += &markdown::terminal(&body(check.slug, docs, style), style);
    }
    out
}

/// The checks, one a line: slug, severity and title.
#[must_use]
pub fn explain_list(checks: &[&Check], style: &Style) -> String {
    let widest = checks.iter().map(|c| c.slug.len()).max().unwrap_or(0);
    let severity = |c: &Check| pad(style.words().severity(c.severity), 8);
    let line = |c: &&Check| format!("{:widest$}  {}  {}\n", c.slug, severity(c), style.lang.title(c.slug, c.title));
    checks.iter().map(line).collect()
}

/// A control for the terminal: its titles, how to close it, who asks for it, and whose it is in each mode.
#[must_use]
pub fn explain_control(control: &Control, catalog: &Catalog, style: &Style) -> String {
    let mut out = of_control(control, catalog, style).trim_start().to_owned();
    out.push('\n');
    for mode in catalog.modes() {
        let owner = control.owner(mode);
        let sure = catalog.verified(control, mode) || owner == plimsoll_catalog::Owner::NotApplicable;
        let doubt = if sure { "" } else { style.words().unbacked };
        let line = format!("  {:24}{}{doubt}", mode.id, pad(style.words().owner(owner), 12));
        out += &(line.trim_end().to_owned() + "\n");
    }
    out
}

/// A page without its title and its table of facts, which stand above it already, and without the comment that ends it.
fn body<'a>(slug: &str, docs: &'a str, style: &Style) -> Cow<'a, str> {
    match style.lang {
        Lang::En => {
            let docs = docs.split_once("\n<!-- ").map_or(docs, |(page, _)| page);
            Cow::Borrowed(docs.find("\n## ").map_or(docs, |at| &docs[at + 1..]))
        }
        Lang::Zh => Cow::Owned(Chinese::builtin().page(slug, docs)),
    }
}

/// A text in the style's language, with what is to be doubted about it.
fn told(text: Option<&Text>, english: &str, style: &Style) -> String {
    let shown = text.map_or(english, |text| &text.text);
    match CheckTexts::doubt(text).filter(|_| style.zh()) {
        Some(doubt) => format!("{shown}（{doubt}）"),
        None => shown.to_owned(),
    }
}

fn head(check: &Check, style: &Style) -> String {
    let words = style.words();
    let slug = match &style.docs_url {
        Some(base) => style.link(check.slug, &format!("{base}/{}", check.slug)),
        None => check.slug.to_owned(),
    };
    let slug = style.paint(Role::Strong, &slug);
    let severity = style.paint(Role::of(check.severity), words.severity(check.severity));
    let texts = style.lang.texts(check.slug);
    let title = told(texts.and_then(|t| t.title.as_ref()), check.title, style);
    let mut out = format!("{slug}  {severity}\n{}\n\n", hang("", &title, style.columns()));
    let mut line = |name: &str, text: &str| out += &(hang(&format!("{name}: "), text, style.columns()) + "\n");
    line(words.help, &told(texts.and_then(|t| t.fix.as_ref()), check.fix, style));
    line(words.confidence, words.confidence(check.confidence));
    line(words.since, check.since);
    if !check.aliases.is_empty() {
        line(words.aliases, &check.aliases.join(", "));
    }
    out
}

/// A control with its titles in both languages, since its readers share them.
fn of_control(control: &Control, catalog: &Catalog, style: &Style) -> String {
    let words = style.words();
    let (first, second) = match style.zh() {
        true => (&control.title_zh, &control.title),
        false => (&control.title, &control.title_zh),
    };
    let severity = style.paint(Role::of(control.severity), words.severity(control.severity));
    let mut out = format!("\n{} {}  {severity}\n", words.control, style.paint(Role::Strong, &control.id));
    for text in [first, second].into_iter().chain(&control.statement) {
        out += &(hang("  ", text, style.columns()) + "\n");
    }
    let remediation = style.lang.say(&control.remediation);
    out += &(hang(&format!("  {} ", style.glyphs().arrow), &remediation, style.columns()) + "\n");
    let asked: Vec<_> = catalog.requirements_of(control).collect();
    if !asked.is_empty() {
        out += &format!("  {}\n", words.frameworks);
    }
    out + &asked.into_iter().map(|(f, r)| requirement(f, r, style)).collect::<String>()
}

fn requirement(framework: &Framework, requirement: &Requirement, style: &Style) -> String {
    let words = style.words();
    let doubt = if requirement.unchecked { format!(" ({})", words.unchecked) } else { String::new() };
    let id = format!("{} {}", framework.id, requirement.id);
    let text = format!("{}: {}{doubt}", clean(&id), clean(&style.lang.say(&requirement.title)));
    let wrapped = hang(&format!("    {} ", style.glyphs().bullet), &text, style.columns());
    // The link is put in after wrapping, so that its address takes no columns.
    wrapped.replacen(&framework.id, &style.link(&framework.id, &framework.source), 1) + "\n"
}
