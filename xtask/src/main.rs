//! Tasks of the repository: `cargo xtask --help`.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a program for people: its output is what it is for")]

use std::ffi::OsString;
use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};
use xtask::{bench, codegen, conformance, new_check, repo, tidy};

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
    /// Find what the compiler cannot see: stray edges, missing documentation, dead links
    Tidy,
}

#[derive(Subcommand)]
enum Bench {
    /// Processor time and memory of `plimsoll scan`, as a Markdown table
    Scan(bench::Options),
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
        Task::Conformance { arguments } => conformance::run(&root, &arguments),
        Task::NewCheck { name } => Ok(told(&new_check::run(&root, &name)?, false)),
        Task::Tidy => Ok(report(&tidy::run(&root)?)),
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
