//! What a scan accepts: waivers, a baseline, and the limits of a change, joined with its assessment.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use plimsoll_engine::{Assessment, Check};
use plimsoll_waive::peers::{self, Imported};
use plimsoll_waive::{Baseline, Date, Error, FILE_NAME, Inline, Join, Names, Rules, Waiver, inline, only_touched};

use super::change;
use super::estate::Loaded;
use crate::cli::{AcceptArgs, Global};
use crate::settings::{self, Found};
use crate::where_from::Where;

/// Applies all of it, in this order: what is waived needs no baseline, and what is known is not part of a change.
pub fn apply(
    global: &Global,
    loaded: &Loaded,
    args: &AcceptArgs,
    checks: &[&'static Check],
    assessment: &mut Assessment,
) -> Result<()> {
    let places = Where::of(&loaded.found, &loaded.paths)?;
    if !args.no_waivers {
        waivers(global, loaded, args, checks, &places, assessment)?;
    }
    if let Some(path) = &args.write_baseline {
        write(path, &Baseline::of(assessment).to_text())?;
    }
    if let Some(path) = &args.baseline {
        let baseline = Baseline::parse(&read(path)?).map_err(|e| located(path, &e))?;
        baseline.apply(assessment, checks, &|shown| places.scanned(shown));
    }
    if let Some(reference) = &args.since {
        let change = change::since(reference, &places.start)?;
        let relative = |shown: &str| places.relative_to(&change.root, shown);
        only_touched(assessment, &loaded.estate, &change.touched, reference, &relative);
    }
    Ok(())
}

fn waivers(
    global: &Global,
    loaded: &Loaded,
    args: &AcceptArgs,
    checks: &[&'static Check],
    places: &Where,
    assessment: &mut Assessment,
) -> Result<()> {
    let rules = rules(global, &loaded.found)?;
    let names = Names::of(plimsoll_checks::ALL);
    let mut waivers = if global.no_config { Vec::new() } else { from_file(places, rules, &names)? };
    let Inline { waivers: inline, faults, unmatched } = inline(&loaded.estate, rules, &names);
    waivers.extend(inline);
    let mut imported = imported(places, global.no_config, &args.import_exceptions, &names)?;
    waivers.append(&mut imported.waivers);
    imported.unmatched.extend(unmatched);
    let join = Join {
        today: rules.today,
        catalog: loaded.catalog,
        ran: checks,
        waivers,
        faults,
        unmatched: imported.unmatched,
        whole: places.whole(),
        relative: &|shown| places.relative(shown),
    };
    plimsoll_waive::waive(assessment, join);
    Ok(())
}

/// Today and how long a waiver may last.
pub fn rules(global: &Global, found: &Found) -> Result<Rules> {
    let max_days = found.config.waivers.max_days.unwrap_or(plimsoll_waive::limits::MAX_DAYS);
    Ok(Rules { today: today(global)?, max_days })
}

/// The only place that asks the clock, and only where nobody told the day.
pub fn today(global: &Global) -> Result<Date> {
    match &global.today {
        Some(day) => day.parse().context("--today is not a date; write it as YYYY-MM-DD"),
        None => Ok(jiff::Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC).date()),
    }
}

/// The waivers of the project's own file.
pub(super) fn from_file(places: &Where, rules: Rules, names: &Names) -> Result<Vec<Waiver>> {
    let path = places.root.join(FILE_NAME);
    if !path.is_file() {
        return Ok(Vec::new());
    }
    let parsed = plimsoll_waive::parse(&read(&path)?, &places.shown(&path), rules, names);
    parsed.map_err(|errors| {
        let lines: Vec<String> = errors.iter().map(|e| located(&path, e).to_string()).collect();
        anyhow::anyhow!("{}", lines.join("\n"))
    })
}

/// Peers' ignore files beside the waivers' file, and the files of exceptions that were named.
pub(super) fn imported(places: &Where, bare: bool, exceptions: &[PathBuf], names: &Names) -> Result<Imported> {
    let mut out = Imported::default();
    let beside = |name: &str| Some(places.root.join(name)).filter(|p| !bare && p.is_file());
    if let Some(path) = beside(".trivyignore") {
        let found = peers::trivy_plain(&read(&path)?, &places.shown(&path), names);
        out.extend(found.map_err(|e| located(&path, &e))?);
    }
    if let Some(path) = beside(".trivyignore.yaml") {
        let found = peers::trivy_yaml(&read(&path)?, &places.shown(&path), names);
        out.extend(found.map_err(|e| located(&path, &e))?);
    }
    for path in exceptions {
        let found = peers::kubescape(&read(path)?, &path.to_string_lossy(), names);
        out.extend(found.map_err(|e| located(path, &e))?);
    }
    Ok(out)
}

fn read(path: &Path) -> Result<String> {
    settings::read_bounded(path, plimsoll_waive::limits::MAX_BYTES)
}

fn located(path: &Path, error: &Error) -> anyhow::Error {
    match error.at {
        Some((line, column)) => anyhow::anyhow!("{}:{line}:{column}: {error}", path.display()),
        None => anyhow::anyhow!("{}: {error}", path.display()),
    }
}

/// Writes beside the file and renames, so that nobody ever sees half of it. What is no file (a pipe, a terminal) is
/// written to as it is; behind a link its target is.
pub fn write(path: &Path, text: &str) -> Result<()> {
    replace(path, text).with_context(|| format!("{}: cannot be written", path.display()))
}

fn replace(path: &Path, text: &str) -> std::io::Result<()> {
    let Ok(old) = std::fs::metadata(path) else { return rename_over(path, text, None) };
    if !old.is_file() {
        return std::fs::write(path, text);
    }
    rename_over(&path.canonicalize()?, text, Some(old.permissions()))
}

fn rename_over(path: &Path, text: &str, mode: Option<std::fs::Permissions>) -> std::io::Result<()> {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{}.new", std::process::id()));
    let beside = path.with_file_name(name);
    let kept = |mode| std::fs::set_permissions(&beside, mode);
    let written = std::fs::write(&beside, text).and_then(|()| mode.map_or(Ok(()), kept));
    let moved = written.and_then(|()| std::fs::rename(&beside, path));
    if moved.is_err() {
        // The error that matters is the first one.
        let _ = std::fs::remove_file(&beside);
    }
    moved
}
