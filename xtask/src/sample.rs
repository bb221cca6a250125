//! A sample of findings for readers: which ones are drawn depends on nothing but a seed and the findings.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use serde::Deserialize;
use sha2::{Digest, Sha256};

/// What to draw from.
#[derive(Clone, Debug, clap::Args)]
pub struct Options {
    /// Written into every draw; publish it with the verdicts
    #[arg(long)]
    seed: String,
    /// How many findings to draw
    #[arg(long, default_value_t = 100)]
    count: usize,
    /// The program to ask
    #[arg(long, default_value = "plimsoll")]
    program: PathBuf,
    /// Projects: a name and the folder that is scanned, as NAME=DIR
    #[arg(required = true)]
    projects: Vec<String>,
}

#[derive(Deserialize)]
struct Assessment {
    findings: Vec<Finding>,
}

#[derive(Deserialize)]
struct Finding {
    check: String,
    severity: String,
    message: String,
    fingerprint: String,
    subject: serde_json::Value,
    places: Vec<Place>,
}

#[derive(Deserialize)]
struct Place {
    file: String,
    line: u32,
    path: String,
}

/// A finding in the urn, with its lot.
struct Drawn {
    lot: Vec<u8>,
    row: String,
}

/// The drawn findings as rows of a Markdown table, and from how many they were drawn.
///
/// # Errors
/// Fails where a project cannot be scanned.
pub fn run(options: &Options) -> Result<String> {
    let mut urn = Vec::new();
    for project in &options.projects {
        let Some((name, dir)) = project.split_once('=') else { bail!("{project}: write it as NAME=DIR") };
        urn.extend(
            findings(&options.program, Path::new(dir))?.iter().map(|finding| drawn(&options.seed, name, finding)),
        );
    }
    let total = urn.len();
    urn.sort_by(|a, b| a.lot.cmp(&b.lot).then_with(|| a.row.cmp(&b.row)));
    urn.truncate(options.count);
    let rows: Vec<String> = urn.iter().enumerate().map(|(i, drawn)| format!("| {} {}", i + 1, drawn.row)).collect();
    Ok(format!("{} of {total} findings, seed {}\n\n{HEAD}\n{}", rows.len(), options.seed, rows.join("\n")))
}

const HEAD: &str = "| # | project | severity | check | place | subject | message |\n|---:|---|---|---|---|---|---|";

/// What a user sees who scans the folder with no setting at all.
fn findings(program: &Path, dir: &Path) -> Result<Vec<Finding>> {
    let arguments = ["scan", "--no-config", "--no-waivers", "--format", "json", "."];
    let output = Command::new(program).args(arguments).current_dir(dir).output();
    let output = output.with_context(|| format!("{} in {}", program.display(), dir.display()))?;
    let answer: Assessment = serde_json::from_slice(&output.stdout)
        .with_context(|| format!("{}: {}", dir.display(), String::from_utf8_lossy(&output.stderr).trim()))?;
    Ok(answer.findings)
}

fn drawn(seed: &str, project: &str, finding: &Finding) -> Drawn {
    let place = finding.places.first();
    let shown = place.map_or_else(|| "-".to_owned(), |p| format!("{}:{} {}", p.file, p.line, p.path));
    let lot = Sha256::digest(format!("{seed}\n{project}\n{shown}\n{}", finding.fingerprint)).to_vec();
    let Finding { check, severity, message, .. } = finding;
    let text = |key: &str| finding.subject.get(key).and_then(serde_json::Value::as_str).unwrap_or_default();
    let subject = [text("kind"), text("namespace"), text("name"), text("container")];
    let subject = subject.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
    let cells = [project, severity, check, &shown, &subject, message].map(|cell| cell.replace('|', "\\|"));
    Drawn { lot, row: format!("| {} |", cells.join(" | ")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finding(line: u32) -> Finding {
        let place = Place { file: "a.yaml".into(), line, path: "spec".into() };
        let (check, severity) = ("some-check".into(), "low".into());
        let subject = serde_json::json!({"kind": "Pod", "name": "a|b"});
        Finding { check, severity, message: "m".into(), fingerprint: "f".into(), subject, places: vec![place] }
    }

    #[test]
    fn lots_depend_on_the_seed_and_the_place() {
        let lot = |seed: &str, line| drawn(seed, "p", &finding(line)).lot;
        assert_eq!(lot("1", 1), lot("1", 1));
        assert_ne!(lot("1", 1), lot("2", 1));
        assert_ne!(lot("1", 1), lot("1", 2));
    }

    #[test]
    fn cells_stay_cells() {
        assert_eq!(drawn("1", "p", &finding(3)).row, "| p | low | some-check | a.yaml:3 spec | Pod a\\|b | m |");
    }
}
