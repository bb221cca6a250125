//! What it costs to render and judge charts, beside `helm template` alone on the same charts.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use anyhow::{Result, bail};

use super::measure;
use super::subject::Build;

/// Real charts beside the checkout.
const REAL: &str = "../shared/corpus/realworld/helm";

/// What to measure.
#[derive(Clone, Debug, clap::Args)]
pub struct Options {
    /// The program helm, such as `helm3` in the folder of scripts/helm-tools
    #[arg(long, default_value = "helm")]
    helm: PathBuf,
    /// The folder of charts
    #[arg(long, default_value = REAL)]
    charts: PathBuf,
}

/// Scans a folder of charts, and renders each of them by helm.
///
/// # Errors
/// Fails where the folder or the program helm is missing.
pub fn run(root: &Path, options: &Options) -> Result<String> {
    let folder = root.join(&options.charts);
    if !folder.is_dir() {
        bail!("{} is absent; name a folder of charts with --charts", folder.display());
    }
    let build = Build::make(root)?;
    let scan = cost(Command::new(&build.subject.program).args(["scan", "--format", "json"]).arg(&folder))?;
    let mut alone = (Duration::ZERO, Duration::ZERO);
    let charts = charts(&folder)?;
    for chart in &charts {
        let one = cost(Command::new(&options.helm).args(["template", "release-name"]).arg(chart))?;
        alone = (alone.0 + one.0, alone.1 + one.1);
    }
    let row = |name: &str, (processor, wall): (Duration, Duration)| {
        format!("{name:28} {:8.3} s of processor {:8.3} s\n", processor.as_secs_f64(), wall.as_secs_f64())
    };
    let ratio = scan.0.as_secs_f64() / alone.0.as_secs_f64();
    let rows = row(&build.version, scan) + &row(&format!("helm template, {} charts", charts.len()), alone);
    Ok(format!("{rows}{ratio:.2} times helm alone; the bound is 3"))
}

/// Processor time, that of children included, and wall time. Charts that cannot be rendered cost both sides alike.
fn cost(command: &mut Command) -> Result<(Duration, Duration)> {
    let quiet = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let (_, cost) = measure::run(quiet)?;
    Ok((cost.processor, cost.wall))
}

/// Charts that no other chart holds.
fn charts(folder: &Path) -> Result<Vec<PathBuf>> {
    if folder.join("Chart.yaml").is_file() {
        return Ok(vec![folder.to_owned()]);
    }
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(charts(&path)?);
        }
    }
    found.sort();
    Ok(found)
}
