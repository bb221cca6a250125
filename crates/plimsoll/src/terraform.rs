//! What Terraform's configuration is evaluated with: flags over `plimsoll.toml`, and the environment below both.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use anyhow::{Result, bail};
use plimsoll_iac::Settings;

use crate::cli::InputArgs;
use crate::settings::Found;

/// What Terraform reads variables from in the environment.
const PREFIX: &str = "TF_VAR_";

/// The settings of a run.
pub fn settings(input: &InputArgs, found: &Found) -> Result<Settings> {
    let config = &found.config.terraform;
    let mut variables = config.variables.clone();
    let mut named = BTreeSet::new();
    for flag in &input.var {
        match flag.split_once('=') {
            Some((name, value)) if !name.is_empty() => {
                variables.insert(name.to_owned(), value.to_owned());
                named.insert(name.to_owned());
            }
            // What was given may be a secret: it is not repeated.
            _ => bail!("--var: write it as NAME=VALUE"),
        }
    }
    Ok(Settings {
        variables,
        named,
        environment: environment(),
        var_files: var_files(input, found).iter().map(|path| path.to_string_lossy().replace('\\', "/")).collect(),
        workspace: input.workspace.clone().or_else(|| config.workspace.clone()),
        ..Settings::default()
    })
}

fn environment() -> BTreeMap<String, String> {
    let text = |(name, value): (std::ffi::OsString, std::ffi::OsString)| {
        let name = name.into_string().ok()?.strip_prefix(PREFIX)?.to_owned();
        Some((name, value.into_string().ok()?))
    };
    std::env::vars_os().filter_map(text).collect()
}

/// Files of values, in order: flags win over the configuration.
pub fn var_files(input: &InputArgs, found: &Found) -> Vec<PathBuf> {
    found.config.terraform.var_files.iter().map(PathBuf::from).chain(input.var_file.iter().cloned()).collect()
}
