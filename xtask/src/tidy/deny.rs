//! Licences, sources and banned crates, where cargo-deny is installed. Advisories need the network, which tidy never uses.

use std::path::Path;
use std::process::Command;

use anyhow::Result;

use super::{Problem, Tidy};

pub(super) fn look(root: &Path, tidy: &mut Tidy) -> Result<()> {
    let is_installed = Command::new("cargo-deny").arg("--version").output().is_ok_and(|o| o.status.success());
    if !is_installed {
        tidy.figures
            .push("cargo-deny is not installed: licences, sources and banned crates were NOT checked".to_owned());
        return Ok(());
    }
    let output = Command::new("cargo-deny")
        .args(["--offline", "check", "--hide-inclusion-graph", "licenses", "bans", "sources"])
        .current_dir(root)
        .output()?;
    if !output.status.success() {
        let told = String::from_utf8_lossy(&output.stderr).trim().to_owned();
        tidy.problems.push(Problem::new("deny.toml", told));
    }
    Ok(())
}
