//! Agreement with what others published: `cargo xtask conformance SUITE DIR [--require PERCENT]`.
//!
//! Every disagreement is printed. It is accounted for when `conformance/SUITE.toml` lists it with who is right and
//! why; the exit code is 0 when all are, none of the listed ones has gone, and the score is as required.

mod checkov;
#[cfg(test)]
mod code_forms;
mod fixes;
mod kube_linter;
mod kubescape;
mod kubescape_case;
mod kubescape_fixes;
mod kubescape_verdicts;
mod locate;
#[cfg(test)]
mod mutations;
mod polaris;
mod polaris_fixes;
mod pss;
mod scope;
mod suite;
mod tally;
mod trivy_checks;
mod verdict;

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Result, bail};
use clap::Parser;

use suite::{Account, Suite};
use xtask::conformance::list;

#[derive(Parser)]
#[command(name = "cargo xtask conformance", about = "Agreement with what others published")]
struct Args {
    /// `pss`, `kubescape`, `kubescape-paths`, `kubescape-fixes`, `checkov`, `trivy-checks`, `polaris`,
    /// `polaris-fixes` or `kube-linter`
    suite: String,
    /// Folder of the suite's corpus, with its index.json
    dir: PathBuf,
    /// Least score, such as 100%
    #[arg(long, value_name = "PERCENT", value_parser = percent, default_value = "0%")]
    require: f64,
}

const SUITES: &str =
    "pss, kubescape, kubescape-paths, kubescape-fixes, checkov, trivy-checks, polaris, polaris-fixes or kube-linter";

fn percent(text: &str) -> Result<f64, String> {
    let number = text.trim_end_matches('%').parse::<f64>();
    number.ok().filter(|n| (0.0..=100.0).contains(n)).ok_or_else(|| "write a percentage such as 99.5%".to_owned())
}

fn suite(name: &str) -> Result<Box<dyn Suite>> {
    match name {
        "pss" => Ok(Box::new(pss::Pss)),
        "checkov" => Ok(Box::new(checkov::Checkov)),
        "trivy-checks" => Ok(Box::new(trivy_checks::TrivyChecks)),
        "polaris" => Ok(Box::new(polaris::Polaris)),
        "kube-linter" => Ok(Box::new(kube_linter::KubeLinter)),
        "kubescape" => Ok(Box::new(kubescape_verdicts::Verdicts)),
        "kubescape-fixes" => Ok(Box::new(kubescape_fixes::Fixes)),
        "polaris-fixes" => Ok(Box::new(polaris_fixes::Fixes)),
        "kubescape-paths" => Ok(Box::new(kubescape::Paths)),
        _ => bail!("no suite `{name}`; write {SUITES}"),
    }
}

fn main() -> ExitCode {
    run(&Args::parse()).unwrap_or_else(|error| {
        // One line, also where a backtrace is asked for: what is wrong here is an argument or a list.
        // Nothing is left to do where that cannot be written either.
        let _ = writeln!(std::io::stderr(), "error: {error:#}");
        ExitCode::from(2)
    })
}

fn run(args: &Args) -> Result<ExitCode> {
    let suite = suite(&args.suite)?;
    if !args.dir.is_dir() {
        bail!("{} is no folder; name the one that holds the suite's index.json", args.dir.display());
    }
    let list = list::read(&xtask::repo::root()?.join("conformance").join(suite.list()))?;
    let account = Account::of(suite.judge(&args.dir, &list)?, &list);
    account.print(&mut std::io::stdout().lock())?;
    let good = account.is_accounted_for() && account.score() >= args.require;
    Ok(if good { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
