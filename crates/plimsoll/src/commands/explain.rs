//! `plimsoll explain`: a check's page, a control, or the list of all checks.

use std::io::Write;
use std::path::Path;

use anyhow::{Context, Result};
use plimsoll_report::{explain, explain_control};

use crate::cli::{ExplainArgs, Global};
use crate::{exit, settings};

/// Runs the command.
pub fn run(global: &Global, args: &ExplainArgs) -> Result<u8> {
    let found = settings::find(global, Path::new("."))?;
    let catalog = settings::catalog(global)?;
    let style = super::style(global, &found)?;
    let text = match &args.name {
        None => list(),
        Some(name) => match plimsoll_checks::find(name) {
            Some(check) => explain(check, docs(check.slug), catalog, &style),
            None => explain_control(unknown(catalog, name)?, catalog, &style),
        },
    };
    std::io::stdout().lock().write_all(text.as_bytes())?;
    Ok(exit::OK)
}

fn unknown<'c>(catalog: &'c plimsoll_catalog::Catalog, name: &str) -> Result<&'c plimsoll_catalog::Control> {
    let near = || plimsoll_checks::ALL.iter().map(|c| c.slug).find(|slug| slug.contains(name) || name.contains(slug));
    catalog.control(name).with_context(|| match near() {
        Some(slug) => format!("no check or control is called {name}; did you mean {slug}?"),
        None => format!("no check or control is called {name}; `plimsoll explain` lists all checks"),
    })
}

fn docs(slug: &str) -> &'static str {
    plimsoll_checks::DOCS.iter().find(|(s, _)| *s == slug).map_or("", |(_, text)| text)
}

fn list() -> String {
    let width = plimsoll_checks::ALL.iter().map(|c| c.slug.len()).max().unwrap_or(0);
    let line = |c: &&plimsoll_engine::Check| format!("{:width$}  {:8}  {}\n", c.slug, c.severity.to_string(), c.title);
    plimsoll_checks::ALL.iter().map(line).collect()
}
