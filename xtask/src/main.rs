//! Tasks of the repository: `cargo xtask --help`.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a program for people: its output is what it is for")]

use std::ffi::OsString;
use std::path::Path;
use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};
use xtask::{bench, codegen, conformance, new_check, repo, sample, tidy, translations};

#[derive(Parser)]
#[command(name = "cargo xtask", about = "Tasks of the repository", disable_help_subcommand = true)]
struct Args {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Measure what plimsoll costs
    Bench {
        #[command(subcommand)]
        what: Bench,
    },
    /// Write the lists of checks, their pages and the built-in catalogue
    Codegen {
        /// Write nothing; fail and say what is stale
        #[arg(long)]
        check: bool,
    },
    /// Compare with what others published: SUITE DIR [--require PERCENT]
    Conformance {
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        arguments: Vec<OsString>,
    },
    /// Write the two files of a new check
    NewCheck {
        /// Where it belongs and what it finds, such as network/open-port
        #[arg(value_name = "FAMILY/SLUG")]
        name: String,
    },
    /// Draw findings for readers to judge, as a Markdown table
    Sample(sample::Options),
    /// Find what the compiler cannot see: stray edges, missing documentation, dead links
    Tidy,
    /// List the Chinese translations that are missing, stale or wrong
    Translations {
        /// Fail where there is any
        #[arg(long)]
        require_all: bool,
        /// Mark the translations of these checks as made from the English of today; without names, the unmarked ones
        #[arg(long, value_name = "SLUG", num_args = 0..)]
        accept: Option<Vec<String>>,
    },
}

#[derive(Subcommand)]
enum Bench {
    /// Processor time and memory of `plimsoll scan`, as a Markdown table
    Scan(bench::Options),
    /// Dockerfiles beside Hadolint, as a Markdown table
    Dockerfiles(bench::iac_dockerfiles::Options),
    /// Time from a keystroke to its diagnostics in `plimsoll lsp`, as a Markdown table
    Lsp(bench::lsp::Options),
    /// Render and judge charts, beside `helm template` alone
    Charts(bench::iac_charts::Options),
    /// Processor time and memory over infrastructure code, beside the peers of each kind, as a Markdown table
    Iac(bench::iac::Options),
    /// Recall, precision and processor time over a made set of secrets, beside gitleaks
    Secrets(bench::secrets::Options),
}

fn main() -> Result<ExitCode> {
    let root = repo::root()?;
    match Args::parse().task {
        Task::Codegen { check } => {
            let changes = if check { codegen::stale(&root)? } else { codegen::write(&root)? };
            Ok(told(&changes, check))
        }
        Task::Bench { what: Bench::Scan(options) } => {
            println!("{}", bench::scan(&root, &options, &|line| eprintln!("{line}"))?);
            Ok(ExitCode::SUCCESS)
        }
        Task::Bench { what: Bench::Dockerfiles(options) } => {
            println!("{}", bench::iac_dockerfiles::run(&root, &options, &|line| eprintln!("{line}"))?);
            Ok(ExitCode::SUCCESS)
        }
        Task::Bench { what: Bench::Lsp(options) } => {
            println!("{}", bench::lsp::run(&root, &options, &|line| eprintln!("{line}"))?);
            Ok(ExitCode::SUCCESS)
        }
        Task::Bench { what: Bench::Charts(options) } => {
            println!("{}", bench::iac_charts::run(&root, &options)?);
            Ok(ExitCode::SUCCESS)
        }
        Task::Bench { what: Bench::Iac(options) } => {
            println!("{}", bench::iac::run(&root, &options, &|line| eprintln!("{line}"))?);
            Ok(ExitCode::SUCCESS)
        }
        Task::Bench { what: Bench::Secrets(options) } => {
            println!("{}", bench::secrets::run(&root, &options, &|line| eprintln!("{line}"))?);
            Ok(ExitCode::SUCCESS)
        }
        Task::Conformance { arguments } => conformance::run(&root, &arguments),
        Task::NewCheck { name } => Ok(told(&new_check::run(&root, &name)?, false)),
        Task::Sample(options) => {
            println!("{}", sample::run(&options)?);
            Ok(ExitCode::SUCCESS)
        }
        Task::Tidy => Ok(report(&tidy::run(&root)?)),
        Task::Translations { require_all, accept } => translated(&root, require_all, accept.as_deref()),
    }
}

/// Names the files that changed, or would; in a check these are faults.
fn told(changes: &[String], check: bool) -> ExitCode {
    let verb = if check { "stale" } else { "wrote" };
    changes.iter().for_each(|change| println!("{verb} {change}"));
    if check && !changes.is_empty() {
        println!("run `cargo xtask codegen` and commit what it writes");
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}

fn translated(root: &Path, require_all: bool, accept: Option<&[String]>) -> Result<ExitCode> {
    if let Some(slugs) = accept {
        let marked = translations::accept(root, slugs)?;
        marked.iter().for_each(|slug| println!("marked {slug}"));
    }
    let survey = translations::survey(root)?;
    print!("{survey}");
    Ok(if require_all && !survey.is_whole() { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

fn report(tidy: &tidy::Tidy) -> ExitCode {
    tidy.figures.iter().for_each(|figure| println!("{figure}"));
    tidy.problems.iter().for_each(|problem| println!("{problem}"));
    match tidy.problems.len() {
        0 => ExitCode::SUCCESS,
        count => {
            println!("{count} problems");
            ExitCode::FAILURE
        }
    }
}
