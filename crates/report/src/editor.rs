//! What an editor shows of an assessment: the lines of a diagnostic, and cards for hovers.

use plimsoll_catalog::{Catalog, Chinese, Control};
use plimsoll_engine::{Check, Finding, ModeChoice, UnknownVerdict, Waived};
use plimsoll_model::{BlindSpot, Why};

use crate::md::escape::{code, plain};
use crate::text::clean;
use crate::{Style, also, translated};

/// A finding as a diagnostic says it: what is wrong with what, and in a second line how to close it.
#[must_use]
pub fn gap_text(finding: &Finding, style: &Style) -> String {
    let finding = translated(finding, style.lang);
    let message = also::with(&finding.message, &finding.also, style.words());
    let (title, message, fix) = (clean(&finding.title), clean(&message), clean(&finding.fix));
    format!("{title}: {message}\n{}: {fix}", style.words().help)
}

/// A verdict that could not be given, as a diagnostic says it: why, and what would resolve it.
#[must_use]
pub fn unknown_text(unknown: &UnknownVerdict, style: &Style) -> String {
    why(style.words().unknown_title, &unknown.why, style)
}

/// What could not be read, as a diagnostic says it.
#[must_use]
pub fn blind_text(spot: &BlindSpot, style: &Style) -> String {
    why(style.words().blind_title, &spot.why, style)
}

fn why(title: &str, why: &Why, style: &Style) -> String {
    let (reason, resolve) = (style.lang.say(&why.reason), style.lang.say(&why.resolve));
    format!("{title}: {}\n{}: {}", clean(&reason), style.words().resolve, clean(&resolve))
}

/// A check as a card in Markdown: its title, whose its controls are, and of its `page` what, why and how to close it.
#[must_use]
pub fn card(check: &Check, page: &str, catalog: &Catalog, modes: &ModeChoice, style: &Style) -> String {
    let words = style.words();
    let (title, fix) = (style.lang.title(check.slug, check.title), style.lang.fix(check.slug, check.fix));
    let severity = words.severity(check.severity);
    let mut out = format!("**{}** ({severity}): {}\n\n", code(check.slug), plain(title));
    out += &format!("**{}**: {}\n", words.help, plain(fix));
    for control in check.controls.iter().filter_map(|id| catalog.control(id)) {
        out += &format!("\n- {}", of_control(control, catalog, modes, style));
    }
    let page = if style.zh() { Chinese::builtin().page(check.slug, page) } else { page.to_owned() };
    out + "\n\n" + &sections(&page)
}

/// A control by its title, and whose it is in the modes of the estate.
fn of_control(control: &Control, catalog: &Catalog, modes: &ModeChoice, style: &Style) -> String {
    let words = style.words();
    let title = if style.zh() { &control.title_zh } else { &control.title };
    let owner = words.owner(modes.owner(catalog, control));
    format!("{} {} ({}: {owner})", code(&control.id), plain(title), words.owner)
}

/// The sections that tell of a fault, in both languages.
const SECTIONS: [&str; 8] = ["What", "Why", "Fix", "References", "是什么", "为什么", "如何修复", "参考资料"];

/// The sections of a page that tell of the fault; its cases and its facts are for those who read the whole page.
fn sections(page: &str) -> String {
    let parts = page.split("\n## ").map(|part| part.strip_prefix("## ").unwrap_or(part));
    let parts = parts.filter_map(|part| part.split_once('\n').filter(|(head, _)| SECTIONS.contains(&head.trim())));
    parts.map(|(head, body)| format!("#### {}\n\n{}\n\n", head.trim(), body.trim())).collect::<String>()
}

/// Why a gap is accepted, in Markdown.
#[must_use]
pub fn accepted_text(waived: &Waived, style: &Style) -> String {
    let words = style.words();
    let pair = |name: &str, value: &Option<String>| value.as_deref().map(|v| format!("; {name}: {}", plain(v)));
    let owner = pair(words.owner, &waived.owner).unwrap_or_default();
    let until = waived.until.as_deref().map_or(String::new(), |day| format!("; -> {}", plain(day)));
    format!("**{}** ({}:{}): {}{owner}{until}", words.accepted, code(&waived.file), waived.line, plain(&waived.reason))
}

/// Text from the input inside Markdown: shown as it is, never as markup.
#[must_use]
pub fn inert_markdown(text: &str) -> String {
    text.lines().map(plain).collect::<Vec<_>>().join("  \n")
}
