//! Settings of a run: flags over configuration over defaults, each with where it came from.

use std::collections::BTreeMap;
use std::io::Read;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use plimsoll_catalog::{Catalog, Severity};
use plimsoll_config::{Config, FILE_NAME, Profile};
use plimsoll_estate::{KubeVersion, Options};

use crate::cli::{self, Global, InputArgs};
use crate::terminal::complain;

/// A configuration and the file that it came from.
#[derive(Debug, Default)]
pub struct Found {
    /// The settings.
    pub config: Config,
    /// The file, if there is one.
    pub path: Option<PathBuf>,
}

/// Finds and reads the configuration: the file named by a flag, else the nearest `plimsoll.toml` at or above `start`,
/// up to the root of the repository.
pub fn find(global: &Global, start: &Path) -> Result<Found> {
    if global.no_config {
        return Ok(Found::default());
    }
    let path = global.config.clone().or_else(|| upward(start));
    let Some(path) = path else { return Ok(Found::default()) };
    let text = read(&path)?;
    let config = Config::parse(&text).map_err(|e| located(&path, &e))?;
    Ok(Found { config, path: Some(path) })
}

fn read(path: &Path) -> Result<String> {
    read_bounded(path, plimsoll_config::MAX_BYTES)
}

/// Reads a text file that is no larger than so many bytes.
pub fn read_bounded(path: &Path, most: usize) -> Result<String> {
    let size = std::fs::metadata(path)
        .with_context(|| format!("{}: cannot be read; check the path and its rights", path.display()))?
        .len();
    if size > most as u64 {
        bail!("{}: larger than {most} bytes; is this the right file?", path.display());
    }
    let mut text = String::new();
    // What is no file has no size of its own.
    let file = std::fs::File::open(path).and_then(|f| f.take(most as u64).read_to_string(&mut text));
    file.with_context(|| format!("{}: cannot be read; check the path and its rights", path.display()))?;
    Ok(text)
}

fn located(path: &Path, error: &plimsoll_config::Error) -> anyhow::Error {
    match error.at {
        Some((line, column)) => anyhow::anyhow!("{}:{line}:{column}: {error}", path.display()),
        None => anyhow::anyhow!("{}: {error}", path.display()),
    }
}

fn upward(start: &Path) -> Option<PathBuf> {
    let start = std::path::absolute(start).ok()?;
    let folder = if start.is_dir() { Some(start.as_path()) } else { start.parent() };
    for at in folder?.ancestors() {
        let candidate = at.join(FILE_NAME);
        if candidate.is_file() {
            return Some(candidate);
        }
        if at.join(".git").exists() {
            return None;
        }
    }
    None
}

/// The catalogue: the built-in one, or a folder's.
pub fn catalog(global: &Global) -> Result<&'static Catalog> {
    let Some(folder) = &global.catalog else { return Ok(Catalog::builtin()) };
    let mut files = Vec::new();
    toml_files(folder, folder, &mut files)?;
    files.sort();
    let parsed = Catalog::parse(files.iter().map(|(p, t)| (p.as_str(), t.as_str())));
    let catalog = parsed.map_err(|errors| {
        let lines: Vec<String> = errors.iter().map(ToString::to_string).collect();
        anyhow::anyhow!("{}: not a catalogue:\n{}", folder.display(), lines.join("\n"))
    })?;
    // One catalogue per process: leaking it gives it the lifetime of the built-in one.
    Ok(Box::leak(Box::new(catalog)))
}

fn toml_files(root: &Path, folder: &Path, out: &mut Vec<(String, String)>) -> Result<()> {
    for entry in std::fs::read_dir(folder).with_context(|| format!("{}: cannot be read", folder.display()))? {
        let path = entry?.path();
        if path.is_dir() {
            toml_files(root, &path, out)?;
        } else if path.extension().is_some_and(|e| e == "toml") {
            let name = path.strip_prefix(root).unwrap_or(&path).to_string_lossy().replace('\\', "/");
            out.push((name, read(&path)?));
        }
    }
    Ok(())
}

/// The modes that the user told, each with where.
pub fn modes(catalog: &Catalog, input: &InputArgs, found: &Found) -> Result<Vec<(String, String)>> {
    let (named, by) = if input.mode.is_empty() {
        (&found.config.mode, config_name(found))
    } else {
        (&input.mode, "told by --mode".to_owned())
    };
    for mode in named {
        if catalog.mode(mode).is_none() {
            let known: Vec<&str> = catalog.modes().iter().map(|m| m.id.as_str()).collect();
            bail!("no mode is called {mode}; choose from {}", known.join(", "));
        }
    }
    Ok(named.iter().map(|m| (m.clone(), by.clone())).collect())
}

fn config_name(found: &Found) -> String {
    found.path.as_ref().map_or_else(String::new, |_| format!("told by {FILE_NAME}"))
}

/// The Kubernetes version whose defaults apply.
pub fn kubernetes(input: &InputArgs, found: &Found) -> Result<KubeVersion> {
    let named = input.kubernetes.as_ref().or(found.config.kubernetes.as_ref());
    let version = named.map_or(Ok(KubeVersion::LATEST), |n| n.parse().map_err(|e| anyhow::anyhow!("{n}: {e}")))?;
    if version > KubeVersion::LATEST {
        let latest = KubeVersion::LATEST;
        complain(&format!(
            "Kubernetes {version} is not known here; it is judged by the rules of {latest}, the newest known"
        ));
    }
    Ok(version)
}

/// How the input is normalised.
pub fn normalising(input: &InputArgs, found: &Found) -> Result<Options> {
    let registries = found.config.images.registries.clone();
    let is_place = |place: &String| !place.is_empty() && !place.contains("://") && !place.contains(char::is_whitespace);
    if registries.iter().any(|place| !is_place(place)) {
        bail!("images.registries: write each place as registry/repository, without a scheme, such as ghcr.io/example");
    }
    let default_namespace = found.config.estate.default_namespace;
    let kubernetes = kubernetes(input, found)?;
    let mut options = Options { kubernetes, registries, default_namespace, ..Options::default() };
    options.iac = crate::terraform::settings(input, found)?;
    options.iac.parameters = parameters(input, found)?;
    Ok(options)
}

/// Values of CloudFormation parameters.
fn parameters(input: &InputArgs, found: &Found) -> Result<BTreeMap<String, String>> {
    let mut parameters = found.config.cloudformation.parameters.clone();
    for given in &input.parameter {
        // The value may be a secret.
        let Some((name, value)) = given.split_once('=').filter(|(name, _)| !name.is_empty()) else {
            bail!("--parameter: write each parameter as NAME=VALUE");
        };
        parameters.insert(name.to_owned(), value.to_owned());
    }
    Ok(parameters)
}

/// The lowest severity that fails a scan; none where nothing does.
pub fn fail_on(flag: Option<&str>, found: &Found) -> Result<Option<Severity>> {
    match flag {
        Some("never") => Ok(None),
        Some(name) => match cli::severity(name) {
            Some(severity) => Ok(Some(severity)),
            None => bail!("no severity is called {name}; choose from info, low, medium, high, critical, never"),
        },
        None => Ok(Some(found.config.fail_on.unwrap_or(Severity::High))),
    }
}

/// Whether strict checks run.
pub fn strict(flag: Option<&str>, found: &Found) -> Result<bool> {
    match flag {
        Some("strict") => Ok(true),
        Some("default") => Ok(false),
        Some(name) => bail!("no profile is called {name}; choose from default, strict"),
        None => Ok(found.config.profile == Some(Profile::Strict)),
    }
}
