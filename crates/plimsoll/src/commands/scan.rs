//! `plimsoll scan`: judge the input and render the assessment.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::mem::ManuallyDrop;
use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use plimsoll_catalog::{Catalog, Severity};
use plimsoll_engine::{Assessment, Check, Profile, Request, assess};
use plimsoll_estate::View;
use plimsoll_report::{Format, Style, render};

use super::estate::{Loaded, load};
use crate::cli::{Global, ScanArgs};
use crate::exit;
use crate::settings::{self, Found};
use crate::terminal::{Progress, complain};

/// Runs the command.
pub fn run(global: &Global, args: &ScanArgs) -> Result<u8> {
    threads(args.threads)?;
    let format: Format = args.format.parse()?;
    let files = outputs(&args.output)?;
    // The process ends right after this: giving back the memory piece by piece would only take time.
    let loaded = ManuallyDrop::new(load(global, &args.input)?);
    let style = super::style(global, &loaded.found)?;
    let fail_on = settings::fail_on(args.fail_on.as_deref(), &loaded.found)?;
    let checks = chosen(&args.checks, args.profile.as_deref(), &loaded.found)?;
    let progress = Progress::start(global, "judging");
    let mut assessment = ManuallyDrop::new(assess_all(&loaded, &checks));
    super::accept::apply(global, &loaded, &args.accept, &checks, &mut assessment)?;
    plimsoll_engine::fold(&mut assessment);
    drop(progress);
    write_stdout(&assessment, loaded.catalog, format, &style)?;
    for (format, path) in files {
        write_file(&assessment, loaded.catalog, format, &style, &path)?;
    }
    Ok(code(&assessment, fail_on, Allowed { blind: args.allow_blind, empty: args.allow_empty }))
}

/// What a run is told not to fail on.
#[derive(Clone, Copy, Debug)]
pub(super) struct Allowed {
    /// Something could not be read, or there was nothing to look at.
    pub blind: bool,
    /// There was nothing to look at, and all of it could be read.
    pub empty: bool,
}

pub(super) fn assess_all(loaded: &Loaded, checks: &[&'static Check]) -> Assessment {
    let request = Request {
        catalog: loaded.catalog,
        checks,
        together: plimsoll_checks::TOGETHER,
        modes: &loaded.modes,
        version: env!("CARGO_PKG_VERSION"),
    };
    assess(&request, View::new(&loaded.estate))
}

fn threads(wanted: Option<usize>) -> Result<()> {
    let Some(threads) = wanted else { return Ok(()) };
    plimsoll_engine::set_threads(threads).map_err(|e| anyhow::anyhow!("--threads {threads}: {e}"))
}

/// The checks of this run: the named ones, else those of the profile but for the disabled ones.
pub(super) fn chosen(named: &[String], profile: Option<&str>, found: &Found) -> Result<Vec<&'static Check>> {
    if !named.is_empty() {
        return named.iter().map(|name| find(name)).collect();
    }
    of_profile(profile, found)
}

/// The checks of a profile, or of the configured one, but for the disabled ones.
pub(super) fn of_profile(profile: Option<&str>, found: &Found) -> Result<Vec<&'static Check>> {
    let disabled = found.config.disable.iter().map(|n| find(n)).collect::<Result<Vec<_>>>()?;
    let strict = settings::strict(profile, found)?;
    let wanted = |c: &&&Check| (strict || c.profile == Profile::Default) && !disabled.iter().any(|d| d.slug == c.slug);
    Ok(plimsoll_checks::ALL.iter().filter(wanted).copied().collect())
}

fn find(name: &str) -> Result<&'static Check> {
    plimsoll_checks::find(name).with_context(|| format!("no check is called {name}; `plimsoll explain` lists them all"))
}

fn outputs(wanted: &[String]) -> Result<Vec<(Format, PathBuf)>> {
    wanted
        .iter()
        .map(|output| {
            let Some((format, path)) = output.split_once('=').filter(|(_, p)| !p.is_empty()) else {
                bail!("--output {output}: write it as FORMAT=FILE, for instance sarif=plimsoll.sarif");
            };
            Ok((format.parse()?, PathBuf::from(path)))
        })
        .collect()
}

fn write_stdout(assessment: &Assessment, catalog: &Catalog, format: Format, style: &Style) -> Result<()> {
    let mut out = BufWriter::new(std::io::stdout().lock());
    render(assessment, catalog, format, style, &mut out)?;
    out.flush()?;
    Ok(())
}

fn write_file(assessment: &Assessment, catalog: &Catalog, format: Format, style: &Style, path: &PathBuf) -> Result<()> {
    let file = File::create(path).with_context(|| format!("{}: cannot be written", path.display()))?;
    let mut out = BufWriter::new(file);
    // A file has no terminal: no colours, and no shortening for one.
    let style = Style { color: false, hyperlinks: false, max_per_check: 0, ..style.clone() };
    render(assessment, catalog, format, &style, &mut out)?;
    out.flush().with_context(|| format!("{}: cannot be written", path.display()))
}

pub(super) fn code(assessment: &Assessment, fail_on: Option<Severity>, allowed: Allowed) -> u8 {
    // What the provider refuses or runs in these modes is shown, and is not yours to fail on.
    let yours = assessment.findings.iter().filter(|f| f.owner.is_none_or(plimsoll_catalog::Owner::is_yours));
    if yours.into_iter().any(|f| fail_on.is_some_and(|limit| f.severity >= limit)) {
        return exit::FINDINGS;
    }
    let blind = !assessment.blind.is_empty();
    if allowed.blind || (allowed.empty && !blind) {
        return exit::OK;
    }
    if assessment.counts.objects == 0 {
        complain("there was nothing to look at: no Kubernetes object and no resource was read");
        return exit::BLIND;
    }
    if !blind {
        return exit::OK;
    }
    complain("something could not be read; see the list, or accept it with --allow-blind");
    exit::BLIND
}
