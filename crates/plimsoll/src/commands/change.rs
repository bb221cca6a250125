//! What a change touched, asked of git.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use anyhow::{Context, Result, bail};
use plimsoll_waive::Touched;

/// A change and the repository that it belongs to.
pub struct Change {
    /// The root of the work tree.
    pub root: PathBuf,
    /// Its files and lines.
    pub touched: Touched,
}

/// What differs between the work tree and the last common ancestor with `reference`, untracked files included.
pub fn since(reference: &str, folder: &Path) -> Result<Change> {
    let root = text(folder, &["rev-parse", "--show-toplevel"])
        .context("--since works in a git repository; scan without it, or in a checkout")?;
    let root = PathBuf::from(root.trim_end_matches('\n'));
    let root = root.canonicalize().unwrap_or(root);
    let commit = commit(reference, &root)?;
    let base = text(&root, &["merge-base", &commit, "HEAD"]).with_context(
        || "--since: no common ancestor with that revision is here; fetch more history (a shallow clone lacks it)",
    )?;
    let base = base.trim();
    let plain = ["--no-ext-diff", "--no-textconv", "--no-color", "--no-renames", "--no-relative"];
    let diff = |own: &[&str]| git(&root, &[&["diff"], &plain[..], own, &[base, "--"]].concat());
    let names = diff(&["--name-only", "-z"])?;
    let hunks = diff(&["--unified=0", "--src-prefix=a/", "--dst-prefix=b/"])?;
    let untracked = git(&root, &["ls-files", "--others", "--exclude-standard", "-z"])?;
    Ok(Change { touched: Touched::parse(&names, &hunks, &untracked), root })
}

/// The commit behind a name; a name that looks like a flag never reaches git as one.
fn commit(reference: &str, root: &Path) -> Result<String> {
    let name = format!("{reference}^{{commit}}");
    let found = text(root, &["rev-parse", "--verify", "--end-of-options", &name]);
    let found = found.context("--since: no such revision; name a branch, a tag or a commit that is fetched")?;
    Ok(found.trim().to_owned())
}

fn text(folder: &Path, args: &[&str]) -> Result<String> {
    Ok(String::from_utf8_lossy(&git(folder, args)?).into_owned())
}

fn git(folder: &Path, args: &[&str]) -> Result<Vec<u8>> {
    let mut command = Command::new("git");
    // A monitor that the repository configures would be started by a mere question.
    let settings = ["--no-optional-locks", "-c", "core.quotePath=true", "-c", "core.fsmonitor=false"];
    command.arg("-C").arg(folder).args(settings).args(args);
    let output: Output = command.output().map_err(|error| match error.kind() {
        std::io::ErrorKind::NotFound => anyhow::anyhow!("--since needs the program `git`, which is not on PATH"),
        _ => anyhow::anyhow!("git cannot be started: {error}"),
    })?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        bail!("git {}: {}", args.first().unwrap_or(&""), said.lines().next().unwrap_or("it failed without a word"));
    }
    Ok(output.stdout)
}
