//! What infrastructure code costs: our program and the peers of each kind of it over the same real files.

use std::path::Path;

use anyhow::Result;

use super::subject::{Build, Subject};
use super::{Input, Row, measure, row, table};

/// A set of files, the peer that reads it too, and that peer's arguments before the path.
type Set = (&'static str, &'static str, &'static str, &'static [&'static str]);

/// Real configuration beside the checkout.
const SETS: &[Set] = &[
    ("terraform-aws-eks", "../shared/corpus/realworld/terraform/terraform-aws-eks", "checkov", CHECKOV),
    ("terragoat", "../shared/corpus/realworld/terraform/terragoat", "checkov", CHECKOV),
];

const CHECKOV: &[&str] = &["--framework", "terraform", "--skip-download", "--quiet", "--compact", "-d"];

/// What to measure.
#[derive(Clone, Debug, clap::Args)]
pub struct Options {
    /// How often each program reads each set
    #[arg(long, default_value_t = 5, value_parser = clap::value_parser!(u32).range(1..))]
    runs: u32,
    /// How often each peer does, which may take minutes
    #[arg(long, default_value_t = 1)]
    peer_runs: u32,
}

/// Measures and gives a Markdown table; what is absent is skipped, and said.
///
/// # Errors
/// Fails where the program does not build or a program fails on a set.
pub fn run(root: &Path, options: &Options, tell: &dyn Fn(&str)) -> Result<String> {
    let build = Build::make(root)?;
    let mut rows: Vec<Row> = Vec::new();
    for (name, folder, peer, arguments) in SETS {
        // A path with `..` in it makes checkov read nothing.
        let Ok(path) = root.join(folder).canonicalize() else {
            tell(&format!("skipped: {folder} is absent"));
            continue;
        };
        let input = Input { name: (*name).to_owned(), path, objects: None };
        let objects = build.objects(&input.path)?;
        rows.push(row(&input, objects, &build.subject, options.runs)?);
        match Subject::installed(peer, "--version", arguments)? {
            Some(peer) if options.peer_runs > 0 => rows.push(row(&input, objects, &peer, options.peer_runs)?),
            Some(_) => {}
            None => tell(&format!("skipped: {peer} is not installed")),
        }
    }
    Ok(table::markdown(&rows, &build.version, measure::floor()?))
}
