//! `plimsoll lsp`: the language server on stdin and stdout, with this program's settings and checks.

use std::path::Path;
use std::sync::Arc;

use anyhow::{Context, Result};
use plimsoll_catalog::Catalog;
use plimsoll_engine::Check;
use plimsoll_lsp::{Ending, Host, Settings, serve};
use plimsoll_waive::Names;

use super::{accept, estate, explain, scan};
use crate::cli::{Global, InputArgs, LspArgs};
use crate::terminal::complain;
use crate::where_from::Where;
use crate::{exit, settings};

/// Runs the command.
pub fn run(global: &Global, _args: &LspArgs) -> Result<u8> {
    let mut global = global.clone();
    let here = std::env::current_dir().context("the current folder cannot be read")?;
    // Folders come from the client; what the user named is seen from here.
    global.config = global.config.map(|path| here.join(path));
    let catalog = settings::catalog(&global)?;
    let host: Arc<dyn Host> = Arc::new(Program { global, catalog });
    let (connection, writer) = plimsoll_lsp::open(std::io::stdin(), std::io::stdout(), &host);
    let ending = serve(&connection, host);
    drop(connection);
    match ending {
        Ok(ending) => {
            writer.finish();
            Ok(if ending == Ending::Clean { exit::OK } else { exit::ABRUPT })
        }
        Err(error) => {
            complain(&error.to_string());
            Ok(exit::ABRUPT)
        }
    }
}

struct Program {
    global: Global,
    catalog: &'static Catalog,
}

impl Host for Program {
    fn settings(&self, folder: &Path) -> Result<Settings, String> {
        read(&self.global, self.catalog, folder).map_err(|error| format!("{error:#}"))
    }

    fn check(&self, name: &str) -> Option<&'static Check> {
        plimsoll_checks::find(name).or_else(|| explain::about_waivers(name))
    }

    fn page(&self, slug: &str) -> &'static str {
        explain::docs(slug)
    }

    fn log(&self, text: &str) {
        if !self.global.quiet {
            complain(text);
        }
    }
}

/// The settings of `plimsoll scan .` in a folder.
fn read(global: &Global, catalog: &'static Catalog, folder: &Path) -> Result<Settings> {
    let input = InputArgs::default();
    let found = settings::find(global, folder)?;
    let places = Where::seen_from(folder, &found, &[folder.to_owned()]);
    let rules = accept::rules(global, &found)?;
    let names = Names::of(plimsoll_checks::ALL);
    let waivers = if global.no_config { Vec::new() } else { accept::from_file(&places, rules, &names)? };
    let imported = accept::imported(&places, global.no_config, &[], &names)?;
    Ok(Settings {
        catalog,
        checks: scan::of_profile(None, &found)?,
        told: settings::modes(catalog, &input, &found)?,
        options: settings::normalising(&input, &found)?,
        complete: estate::complete(&input, &found)?,
        fingerprint_key: estate::fingerprint_key(&found)?,
        style: super::style(global, &found)?,
        waivers,
        imported: imported.waivers,
        unmatched: imported.unmatched,
        whole: places.whole(),
        rules,
        names,
        relative: Box::new(move |shown| places.relative(shown)),
    })
}
