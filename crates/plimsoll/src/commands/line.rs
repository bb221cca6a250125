//! `plimsoll line`: the picture alone, or what moves between two modes.

use std::io::Write;
use std::path::Path;

use anyhow::{Context, Result};
use plimsoll_catalog::{Catalog, Mode};
use plimsoll_report::{Format, Style, line_picture, moved, render};

use super::estate::load;
use super::scan;
use crate::cli::{AcceptArgs, Global, LineArgs};
use crate::exit;
use crate::settings;

/// Runs the command.
pub fn run(global: &Global, args: &LineArgs) -> Result<u8> {
    if let (Some(from), Some(to)) = (&args.from, &args.to) {
        return between(global, from, to);
    }
    let loaded = load(global, &args.input)?;
    let style = super::style(global, &loaded.found)?;
    let checks = scan::of_profile(None, &loaded.found)?;
    let mut assessment = scan::assess_all(&loaded, &checks);
    super::accept::apply(global, &loaded, &AcceptArgs::default(), &checks, &mut assessment)?;
    plimsoll_engine::fold(&mut assessment);
    if let Some(path) = &args.html {
        return html(&assessment, loaded.catalog, &style, path);
    }
    print(&line_picture(&assessment.line, loaded.catalog, &style))
}

fn html(assessment: &plimsoll_engine::Assessment, catalog: &Catalog, style: &Style, path: &Path) -> Result<u8> {
    let mut file = std::fs::File::create(path).with_context(|| format!("{}: cannot be written", path.display()))?;
    render(assessment, catalog, Format::Html, style, &mut file)?;
    Ok(exit::OK)
}

fn between(global: &Global, from: &str, to: &str) -> Result<u8> {
    let found = settings::find(global, Path::new("."))?;
    let catalog = settings::catalog(global)?;
    let style = super::style(global, &found)?;
    print(&moved(catalog, mode(catalog, from)?, mode(catalog, to)?, &style))
}

fn mode<'c>(catalog: &'c Catalog, name: &str) -> Result<&'c Mode> {
    catalog.mode(name).with_context(|| {
        let known: Vec<&str> = catalog.modes().iter().map(|m| m.id.as_str()).collect();
        format!("no mode is called {name}; choose from {}", known.join(", "))
    })
}

fn print(text: &str) -> Result<u8> {
    std::io::stdout().lock().write_all(text.as_bytes())?;
    Ok(exit::OK)
}
