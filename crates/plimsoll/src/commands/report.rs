//! `plimsoll report`: a framework's requirements, answered from the same assessment as a scan's.

use std::io::{BufWriter, Write};

use anyhow::{Context, Result};
use plimsoll_catalog::{Catalog, Framework};
use plimsoll_report::{FrameworkFormat, framework};

use super::estate::load;
use super::{accept, scan};
use crate::cli::{AcceptArgs, Global, ReportArgs};
use crate::settings;

/// Runs the command.
pub fn run(global: &Global, args: &ReportArgs) -> Result<u8> {
    let format: FrameworkFormat = args.format.parse()?;
    // A wrong name is told before anything is read.
    let asked = named(settings::catalog(global)?, &args.framework)?;
    let loaded = load(global, &args.input)?;
    let style = super::style(global, &loaded.found)?;
    let checks = scan::of_profile(args.profile.as_deref(), &loaded.found)?;
    let mut assessment = scan::assess_all(&loaded, &checks);
    accept::apply(global, &loaded, &AcceptArgs::default(), &checks, &mut assessment)?;
    plimsoll_engine::fold(&mut assessment);
    let mut out = BufWriter::new(std::io::stdout().lock());
    framework(&assessment, loaded.catalog, asked, format, &style, &mut out)?;
    out.flush()?;
    // A report fails for no finding: it tells how things stand. It fails where it is blind.
    Ok(scan::code(&assessment, None, scan::Allowed { blind: args.allow_blind, empty: false }))
}

fn named<'c>(catalog: &'c Catalog, id: &str) -> Result<&'c Framework> {
    catalog.framework(id).with_context(|| {
        let known: Vec<&str> = catalog.frameworks().iter().map(|f| f.id.as_str()).collect();
        format!("no framework is called {id}; choose from {}", known.join(", "))
    })
}
