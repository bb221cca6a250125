//! `plimsoll explain`: a check's page, a control, or the list of all checks.

use std::io::Write;
use std::path::Path;

use anyhow::{Context, Result};
use plimsoll_report::{explain, explain_control, explain_list};

use crate::cli::{ExplainArgs, Global};
use crate::{exit, settings};

/// Runs the command.
pub fn run(global: &Global, args: &ExplainArgs) -> Result<u8> {
    let found = settings::find(global, Path::new("."))?;
    let catalog = settings::catalog(global)?;
    let style = super::style(global, &found)?;
    let text = match &args.name {
        None => explain_list(plimsoll_checks::ALL, &style),
        Some(name) => match plimsoll_checks::find(name).or_else(|| about_waivers(name)) {
            Some(check) => explain(check, docs(check.slug), catalog, &style),
            None => explain_control(unknown(catalog, name)?, catalog, &style),
        },
    };
    std::io::stdout().lock().write_all(text.as_bytes())?;
    Ok(exit::OK)
}

/// The faults of waivers are findings too, though no check of the registry makes them.
pub(super) fn about_waivers(name: &str) -> Option<&'static plimsoll_engine::Check> {
    plimsoll_waive::CHECKS.iter().find(|c| c.slug == name).copied()
}

fn unknown<'c>(catalog: &'c plimsoll_catalog::Catalog, name: &str) -> Result<&'c plimsoll_catalog::Control> {
    catalog.control(name).with_context(|| match near(name) {
        Some(slug) => format!("no check or control is called {name}; did you mean {slug}?"),
        None => format!("no check or control is called {name}; `plimsoll explain` lists all checks"),
    })
}

/// How alike two names must be, from 0 to 1, to be one with a slip.
const ALIKE: f64 = 0.6;

/// The check that a name most likely means: it begins with the name, holds it, or is spelt alike.
fn near(name: &str) -> Option<&'static str> {
    let slugs = || plimsoll_checks::ALL.iter().map(|c| c.slug);
    let held = slugs().find(|s| s.starts_with(name)).or_else(|| slugs().find(|s| s.contains(name)));
    held.or_else(|| {
        let rated = slugs().map(|slug| (strsim::normalized_damerau_levenshtein(name, slug), slug));
        rated.filter(|(alike, _)| *alike >= ALIKE).max_by(|(a, _), (b, _)| a.total_cmp(b)).map(|(_, slug)| slug)
    })
}

/// The page of a check.
pub(super) fn docs(slug: &str) -> &'static str {
    let of_waivers = || about_waivers(slug).map_or("", |_| include_str!("waivers_page.md"));
    plimsoll_checks::DOCS.iter().find(|(s, _)| *s == slug).map_or_else(of_waivers, |(_, text)| text)
}
