//! Agreement with what others published: `cargo xtask conformance SUITE DIR [--require PERCENT]`.
//!
//! Every disagreement is printed. It is accounted for when `conformance/SUITE.toml` lists it with who is right and
//! why; the exit code is 0 when all are, none of the listed ones has gone, and the score is as required.

mod kube_linter;
mod kubescape;
mod kubescape_verdicts;
mod list;
mod locate;
mod polaris;
mod pss;
mod suite;
mod verdict;

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Result, bail};
use clap::Parser;

use suite::{Account, Suite};

#[derive(Parser)]
#[command(name = "cargo xtask conformance", about = "Agreement with what others published")]
struct Args {
    /// `pss`, `polaris`, `kube-linter`, `kubescape` or `kubescape-paths`
    suite: String,
    /// Folder of the suite's corpus, with its index.json
    dir: PathBuf,
    /// Least score, such as 100%
    #[arg(long, value_name = "PERCENT", value_parser = percent, default_value = "0%")]
    require: f64,
}

fn percent(text: &str) -> Result<f64, String> {
    let number = text.trim_end_matches('%').parse::<f64>();
    number.ok().filter(|n| (0.0..=100.0).contains(n)).ok_or_else(|| "write a percentage such as 99.5%".to_owned())
}

fn suite(name: &str) -> Result<Box<dyn Suite>> {
    match name {
        "pss" => Ok(Box::new(pss::Pss)),
        "polaris" => Ok(Box::new(polaris::Polaris)),
        "kube-linter" => Ok(Box::new(kube_linter::KubeLinter)),
        "kubescape" => Ok(Box::new(kubescape_verdicts::Verdicts)),
        "kubescape-paths" => Ok(Box::new(kubescape::Paths)),
        _ => bail!("no suite `{name}`; write pss, polaris, kube-linter, kubescape or kubescape-paths"),
    }
}

fn main() -> Result<ExitCode> {
    let args = Args::parse();
    let suite = suite(&args.suite)?;
    let list = list::read(&xtask::repo::root()?.join("conformance").join(suite.list()))?;
    let account = Account::of(suite.judge(&args.dir, &list)?, &list);
    account.print(&mut std::io::stdout().lock())?;
    let good = account.is_accounted_for() && account.score() >= args.require;
    Ok(if good { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
