//! From arguments to an estate: what every command that looks at input shares.

use std::io::Read;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use plimsoll_catalog::Catalog;
use plimsoll_engine::{ModeChoice, choose_modes};
use plimsoll_estate::{Estate, Options, normalise_read};
use plimsoll_model::Snapshot;
use plimsoll_source::{Collected, Edited, FingerprintKey, RenderOptions, Request};

use crate::cli::{Global, InputArgs};
use crate::kinds;
use crate::rendering;
use crate::settings::{self, Found};
use crate::terminal::Progress;

/// An estate with what was decided about it.
pub struct Loaded {
    /// What was looked at.
    pub paths: Vec<PathBuf>,
    /// Settings that were found.
    pub found: Found,
    /// The catalogue in use.
    pub catalog: &'static Catalog,
    /// The normalised input.
    pub estate: Estate,
    /// The modes to draw the line for.
    pub modes: ModeChoice,
}

/// Collects and normalises what the arguments name.
pub fn load(global: &Global, input: &InputArgs) -> Result<Loaded> {
    Ok(load_keeping(global, input, |_| ())?.0)
}

/// The same, with what a caller keeps of the snapshot before it becomes an estate.
pub fn load_keeping<T>(
    global: &Global,
    input: &InputArgs,
    keep: impl FnOnce(&Snapshot) -> T,
) -> Result<(Loaded, T, Options)> {
    let paths = paths(input);
    let found = settings::find(global, config_start(&paths))?;
    let catalog = settings::catalog(global)?;
    let told = settings::modes(catalog, input, &found)?;
    let options = settings::normalising(input, &found)?;
    let progress = Progress::start(global, "reading files");
    let Collected { mut snapshot, parsed } = collect(paths.clone(), input, &found, Edited::new())?;
    if let Some(time) = crate::moment::told(global)? {
        snapshot.as_of = Some(time);
    }
    progress.step(format!("normalising {} files", snapshot.files.len()));
    let kept = keep(&snapshot);
    let estate = normalise_read(snapshot, parsed, &options);
    let modes = choose_modes(catalog, &estate, &told);
    Ok((Loaded { paths, found, catalog, estate, modes }, kept, options))
}

/// The snapshot of the same input as if files that charts are rendered from were edited already.
pub fn recollect(input: &InputArgs, found: &Found, edited: Edited) -> Result<Snapshot> {
    let Collected { snapshot, .. } = collect(paths(input), input, found, edited)?;
    Ok(snapshot)
}

fn paths(input: &InputArgs) -> Vec<PathBuf> {
    if input.paths.is_empty() { vec![PathBuf::from(".")] } else { input.paths.clone() }
}

/// The configuration is looked for from the first path; stdin has none of its own.
fn config_start(paths: &[PathBuf]) -> &Path {
    let first = paths.iter().find(|p| p.as_os_str() != "-");
    first.map_or(Path::new("."), PathBuf::as_path)
}

fn collect(paths: Vec<PathBuf>, input: &InputArgs, found: &Found, edited: Edited) -> Result<Collected> {
    let mut stdin = std::io::stdin().lock();
    let wants_stdin = paths.iter().any(|p| p.as_os_str() == "-");
    let stdin: Option<&mut dyn Read> = if wants_stdin { Some(&mut stdin) } else { None };
    let complete = complete(input, found)?;
    let paths = paths.into_iter().chain(crate::terraform::var_files(input, found)).collect();
    let request = Request {
        paths,
        stdin,
        cwd: std::env::current_dir().context("the current folder cannot be read")?,
        include_hidden: input.hidden,
        no_ignore: input.no_ignore,
        history: input.history,
        secrets: input.history || !input.no_secrets && found.config.secrets.search.unwrap_or(true),
        complete,
        fingerprint_key: fingerprint_key(found)?,
        render: rendering::options(input, found)?.map(|options| RenderOptions { edited: edited.into(), ..options }),
        ..Request::default()
    };
    Ok(plimsoll_source::collect_read(request)?)
}

/// The kinds that the input holds all of.
pub(super) fn complete(input: &InputArgs, found: &Found) -> Result<Vec<String>> {
    let (named, told_by) = match input.complete.is_empty() {
        true => (&found.config.estate.complete, plimsoll_config::FILE_NAME),
        false => (&input.complete, "--complete"),
    };
    kinds::check(named, told_by)?;
    Ok(named.clone())
}

/// The key comes from an environment variable that the configuration names, so that it never stands in a file.
pub(super) fn fingerprint_key(found: &Found) -> Result<Option<FingerprintKey>> {
    let secrets = &found.config.secrets;
    let Some(variable) = &secrets.fingerprint_key_env else { return Ok(None) };
    let secret = std::env::var(variable)
        .with_context(|| format!("the fingerprint key's variable {variable} is not set; set it or drop the setting"))?;
    let id = secrets.fingerprint_key_id.clone().unwrap_or_else(|| variable.clone());
    Ok(Some(FingerprintKey { id, secret: secret.into_bytes() }))
}
