//! What a scan costs: processor time and memory of the real program as a child, over inputs of growing size.

mod generate;
pub mod iac;
pub mod iac_charts;
pub mod iac_dockerfiles;
pub mod lsp;
mod measure;
pub mod secrets;
mod subject;
mod table;

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use crate::repo;
use measure::Cost;
use subject::{Build, Subject};

/// Sizes of the generated inputs, in objects.
const SIZES: &[usize] = &[1_000, 10_000, 100_000];

/// Real manifests beside the checkout.
const REAL: &str = "../shared/corpus/realworld/k8s";

/// What to measure.
#[derive(Clone, Debug, clap::Args)]
pub struct Options {
    /// Programs to measure beside plimsoll, where they are installed: kube-linter, checkov
    #[arg(long, value_delimiter = ',')]
    peers: Vec<String>,
    /// How often each program reads each input
    #[arg(long, default_value_t = 5, value_parser = clap::value_parser!(u32).range(1..))]
    runs: u32,
    /// Leave out generated inputs above this many objects
    #[arg(long, default_value_t = 100_000)]
    up_to: usize,
    /// Leave out inputs above this many objects for peers, which are slower by orders of magnitude
    #[arg(long, default_value_t = 1_000)]
    peers_up_to: usize,
    /// Further folders to scan
    dirs: Vec<PathBuf>,
}

/// Something to scan.
struct Input {
    name: String,
    path: PathBuf,
    /// How many objects it holds, where we made them.
    objects: Option<usize>,
}

/// One program on one input.
struct Row {
    input: String,
    objects: String,
    bytes: u64,
    program: String,
    costs: Vec<Cost>,
}

/// Measures, tells progress on stderr through `tell`, and gives a Markdown table.
///
/// # Errors
/// Fails where the program does not build, does not run, or does not see all objects of a generated input.
pub fn scan(root: &Path, options: &Options, tell: &dyn Fn(&str)) -> Result<String> {
    let build = Build::make(root)?;
    let inputs = inputs(root, &build.target, options, tell)?;
    let peers = peers(options, tell)?;
    let mut rows = Vec::new();
    for input in &inputs {
        let objects = build.objects(&input.path)?;
        if let Some(made) = input.objects.filter(|made| *made != objects) {
            bail!("{}: {made} objects were generated, the program saw {objects}", input.name);
        }
        let small = |peer: &&Subject| !peer.is_peer || objects <= options.peers_up_to;
        for subject in std::iter::once(&build.subject).chain(&peers).filter(small) {
            tell(&format!("{}: {} x {}", input.name, subject.name, options.runs));
            rows.push(row(input, objects, subject, options.runs)?);
        }
    }
    Ok(table::markdown(&rows, &build.version, measure::floor()?))
}

fn row(input: &Input, objects: usize, subject: &Subject, runs: u32) -> Result<Row> {
    let costs: Result<Vec<Cost>> = (0..runs).map(|_| subject.run(&input.path)).collect();
    Ok(Row {
        input: input.name.clone(),
        objects: objects.to_string(),
        bytes: bytes(&input.path)?,
        program: subject.name.clone(),
        costs: costs?,
    })
}

fn inputs(root: &Path, target: &Path, options: &Options, tell: &dyn Fn(&str)) -> Result<Vec<Input>> {
    let folder = target.join("bench");
    let sizes = std::iter::once(1).chain(SIZES.iter().copied().filter(|size| *size <= options.up_to));
    let mut inputs = Vec::new();
    for size in sizes {
        let path = generate::write(&folder.join(format!("generated-{size}")), size)?;
        inputs.push(Input { name: format!("{size} generated"), path, objects: Some(size) });
    }
    // A path with `..` in it makes checkov read nothing.
    let real = root.join(REAL);
    let real = real.canonicalize().unwrap_or(real);
    match real.is_dir() {
        true => inputs.push(Input { name: "real manifests".to_owned(), path: real, objects: None }),
        false => tell(&format!("skipped: {REAL} is absent")),
    }
    inputs.extend(options.dirs.iter().map(|dir| Input {
        name: dir.file_name().map_or_else(|| dir.display().to_string(), |n| n.to_string_lossy().into_owned()),
        path: dir.clone(),
        objects: None,
    }));
    Ok(inputs)
}

fn peers(options: &Options, tell: &dyn Fn(&str)) -> Result<Vec<Subject>> {
    let mut peers = Vec::new();
    for name in &options.peers {
        match Subject::peer(name)? {
            Some(peer) => peers.push(peer),
            None => tell(&format!("skipped: {name} is not installed")),
        }
    }
    Ok(peers)
}

fn bytes(path: &Path) -> Result<u64> {
    let files = if path.is_file() { vec![path.to_owned()] } else { repo::files(path, &|_| true)? };
    let sizes: std::io::Result<Vec<u64>> = files.iter().map(|f| Ok(f.metadata()?.len())).collect();
    Ok(sizes?.iter().sum())
}
