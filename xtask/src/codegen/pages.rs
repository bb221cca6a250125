//! One page per check under `docs/checks/`, and their index.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, Result};
use plimsoll_catalog::Catalog;
use plimsoll_testkit::cases::{Case, CaseFile, Proposal, Proposed};

use super::Plan;
use crate::checks::{Check, SOURCES};
use crate::repo;

pub(super) const PAGES: &str = "docs/checks";

pub(super) fn plan(root: &Path, catalog: &Catalog, all: &[&Check], plan: &mut Plan) -> Result<()> {
    let pages = root.join(PAGES);
    for old in repo::files(&pages, &|p| repo::has_extension(p, "md"))? {
        plan.insert(old, None);
    }
    for check in all {
        let text = page(root, catalog, check).with_context(|| repo::name(root, &check.path))?;
        plan.insert(pages.join(format!("{}.md", check.slug)), Some(text));
    }
    plan.insert(pages.join("README.md"), Some(index(catalog, all)));
    Ok(())
}

fn page(root: &Path, catalog: &Catalog, check: &Check) -> Result<String> {
    let mut text = format!("# {}\n\n{}.\n\n{}", check.slug, capitalised(&check.title), facts(catalog, check));
    text += &format!("\n[中文](../zh/checks/{}.md)\n", check.slug);
    for (heading, body) in &check.sections {
        text += &format!("\n## {heading}\n\n{body}\n");
    }
    if let Some(case) = shown_case(root, check)? {
        text += &example(&case);
    }
    text += &format!("\n## Allow\n\n{}", allow(&check.slug));
    let stem = format!("{SOURCES}/{}/{}", check.family, check.module);
    text += &format!("\n<!-- Written by `cargo xtask codegen` from {stem}.rs and {stem}.md. -->\n");
    Ok(text)
}

/// A check without a case file has no example yet; the cases' own test and `tidy` say so.
fn shown_case(root: &Path, check: &Check) -> Result<Option<Case>> {
    let path = check.cases();
    if !path.is_file() {
        return Ok(None);
    }
    let file = CaseFile::parse(&repo::read(&path)?).with_context(|| repo::name(root, &path))?;
    Ok(file.example().cloned())
}

fn facts(catalog: &Catalog, check: &Check) -> String {
    let controls: Vec<String> = check.controls.iter().map(|id| control(catalog, id)).collect();
    let rows = [
        ("Severity", check.severity.clone()),
        ("Confidence", check.confidence.clone()),
        ("Runs", runs(&check.profile)),
        ("Judges", check.judges.clone()),
        ("Controls", controls.join("<br>")),
        ("Also known as", codes(&check.aliases)),
        ("Since", check.since.clone()),
    ];
    let rows = rows.iter().filter(|(_, value)| !value.is_empty());
    let rows: String = rows.map(|(name, value)| format!("| {name} | {} |\n", cell(value))).collect();
    format!("| | |\n|---|---|\n{rows}")
}

fn runs(profile: &str) -> String {
    match profile {
        "strict" => "with `--profile strict`".to_owned(),
        "default" => "always".to_owned(),
        other => other.to_owned(),
    }
}

fn control(catalog: &Catalog, id: &str) -> String {
    match catalog.control(id) {
        Some(control) => format!("`{}` {}", control.id, control.title),
        None => format!("`{id}`"),
    }
}

pub(super) fn codes(names: &[String]) -> String {
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

pub(super) fn cell(text: &str) -> String {
    text.replace('|', "\\|")
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

fn example(case: &Case) -> String {
    let mut text = format!("\n## Example\n\n{}:\n", case.title);
    for file in &case.files {
        text += &format!("\n`{}`\n\n```{}\n{}```\n", file.path, file.language, file.shown);
    }
    for (kind, words) in [(Proposal::Fixed, MADE), (Proposal::Review, OFFERED)] {
        let proposed = case.proposed.iter().filter(|proposed| proposed.kind == kind);
        proposed.for_each(|proposed| text += &fixed(case, proposed, words));
    }
    text
}

const MADE: &str = "`plimsoll fix --apply` makes of it";
const OFFERED: &str = "`plimsoll fix` offers, for a person to decide";

fn fixed(case: &Case, proposed: &Proposed, words: &str) -> String {
    let language = case.files.iter().find(|f| f.path == proposed.path).map_or("yaml", |f| &f.language);
    format!("\n{words}:\n\n```{language}\n{}```\n", proposed.block.text)
}

fn allow(slug: &str) -> String {
    format!("Where it has to be, say why beside the line:\n\n```yaml\n# plimsoll: allow {slug} -- reason\n```\n")
}

fn index(catalog: &Catalog, all: &[&Check]) -> String {
    let mut families: BTreeMap<&str, Vec<&Check>> = BTreeMap::new();
    for check in all {
        families.entry(&check.family).or_default().push(check);
    }
    let mut text = format!("# Checks\n\n{} checks, by family. [中文](../zh/checks/README.md)\n", all.len());
    for (family, checks) in families {
        text += &format!("\n## {family}\n\n| Check | Severity | Fault | Control |\n|---|---|---|---|\n");
        checks.iter().for_each(|check| text += &row(catalog, check));
    }
    text + "\n<!-- Written by `cargo xtask codegen`. -->\n"
}

fn row(catalog: &Catalog, check: &Check) -> String {
    let control = check.controls.first().map(|id| control(catalog, id)).unwrap_or_default();
    let (slug, severity) = (&check.slug, &check.severity);
    format!("| [{slug}]({slug}.md) | {severity} | {} | {} |\n", cell(&check.title), cell(&control))
}
