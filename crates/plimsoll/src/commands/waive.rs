//! `plimsoll waive`: write a waiver into the file of waivers.

use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use plimsoll_waive::{FILE_NAME, Names, NewWaiver, append, parse};

use super::accept;
use crate::cli::{Global, WaiveArgs};
use crate::where_from::Where;
use crate::{exit, settings};

/// The fields of `where`.
const FIELDS: [&str; 5] = ["path", "kind", "namespace", "name", "container"];

/// Runs the command.
pub fn run(global: &Global, args: &WaiveArgs) -> Result<u8> {
    let found = settings::find(global, Path::new("."))?;
    let places = Where::of(&found, &[PathBuf::from(".")])?;
    let path = places.root.join(FILE_NAME);
    let old = if path.exists() { read(&path)? } else { String::new() };
    let new = append(&old, &waiver(args)?).with_context(|| path.display().to_string())?;
    // What is written has to be readable: the same rules hold as for a waiver written by hand.
    let names = Names::of(plimsoll_checks::ALL);
    if let Err(errors) = parse(&new, FILE_NAME, accept::rules(global, &found)?, &names) {
        let lines: Vec<String> = errors.iter().map(|e| place(e.at) + &e.to_string()).collect();
        bail!("{}: nothing was written:\n{}", path.display(), lines.join("\n"));
    }
    accept::write(&path, &new)?;
    writeln!(std::io::stdout().lock(), "waived {} until {} in {}", args.check, args.until, places.shown(&path))?;
    Ok(exit::OK)
}

fn read(path: &Path) -> Result<String> {
    settings::read_bounded(path, plimsoll_waive::limits::MAX_BYTES)
}

fn place(at: Option<(u32, u32)>) -> String {
    at.map_or(String::new(), |(line, column)| format!("{line}:{column}: "))
}

fn waiver(args: &WaiveArgs) -> Result<NewWaiver> {
    let check = plimsoll_checks::find(&args.check);
    let check = check.context("no check has this name; `plimsoll explain` lists them all")?;
    Ok(NewWaiver {
        check: check.slug.to_owned(),
        reason: args.reason.clone(),
        owner: args.owner.clone(),
        until: args.until.parse().context("--until is not a date; write it as YYYY-MM-DD")?,
        scope: args.scope.iter().map(|pair| field(pair)).collect::<Result<_>>()?,
    })
}

fn field(pair: &str) -> Result<(String, String)> {
    match pair.split_once('=').filter(|(key, glob)| FIELDS.contains(key) && !glob.is_empty()) {
        Some((key, glob)) => Ok((key.to_owned(), glob.to_owned())),
        None => bail!("--where takes FIELD=GLOB, where FIELD is one of {}", FIELDS.join(", ")),
    }
}
