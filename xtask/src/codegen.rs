//! Files that are written from others, and proof that they are fresh.

mod chinese;
mod disagreements;
mod modules;
mod pages;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use plimsoll_catalog::Catalog;

use crate::{checks, repo};

const CATALOG: &str = "crates/catalog/src/generated/catalog.json";

/// What the generated files have to be; `None` where a file has to go.
type Plan = BTreeMap<PathBuf, Option<String>>;

/// Writes what is stale and names it.
///
/// # Errors
/// Fails where a source cannot be read or has a fault.
pub fn write(root: &Path) -> Result<Vec<String>> {
    let stale = differing(plan(root)?);
    for (path, text) in &stale {
        match text {
            Some(text) => repo::write(path, text)?,
            None => fs::remove_file(path)?,
        }
    }
    Ok(stale.keys().map(|path| repo::name(root, path)).collect())
}

/// Names what is stale.
///
/// # Errors
/// Fails where a source cannot be read or has a fault.
pub fn stale(root: &Path) -> Result<Vec<String>> {
    Ok(differing(plan(root)?).keys().map(|path| repo::name(root, path)).collect())
}

fn differing(plan: Plan) -> Plan {
    plan.into_iter().filter(|(path, text)| fs::read_to_string(path).ok() != *text).collect()
}

fn plan(root: &Path) -> Result<Plan> {
    let catalog = read_catalog(root)?;
    let families = checks::families(root)?;
    let all = checks::all(&families)?;
    let mut plan = Plan::new();
    plan.insert(root.join(CATALOG), Some(plimsoll_catalog::compile(&catalog)));
    modules::plan(root, &families, &all, &mut plan)?;
    disagreements::plan(root, &mut plan)?;
    pages::plan(root, &catalog, &all, &mut plan)?;
    chinese::plan(root, &catalog, &all, &mut plan)?;
    Ok(plan)
}

/// The catalogue as its files state it.
///
/// # Errors
/// Fails with every fault of the files.
pub fn read_catalog(root: &Path) -> Result<Catalog> {
    let paths = repo::files(&root.join("catalog"), &|p| repo::has_extension(p, "toml"))?;
    let texts: Result<Vec<_>> = paths.iter().map(|p| Ok((repo::name(root, p), repo::read(p)?))).collect();
    let texts = texts?;
    match Catalog::parse(texts.iter().map(|(name, text)| (name.as_str(), text.as_str()))) {
        Ok(catalog) => Ok(catalog),
        Err(faults) => bail!("{}", faults.iter().map(|f| format!("{f}\n")).collect::<String>().trim_end()),
    }
}
