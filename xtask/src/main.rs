//! Tasks of the repository: `cargo xtask --help`.
#![expect(clippy::print_stdout, reason = "a program for people: its output is what it is for")]

use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};
use xtask::{codegen, repo};

#[derive(Parser)]
#[command(name = "cargo xtask", about = "Tasks of the repository", disable_help_subcommand = true)]
struct Args {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Write the lists of checks, their pages and the built-in catalogue
    Codegen {
        /// Write nothing; fail and say what is stale
        #[arg(long)]
        check: bool,
    },
}

fn main() -> Result<ExitCode> {
    let root = repo::root()?;
    match Args::parse().task {
        Task::Codegen { check } => {
            let changes = if check { codegen::stale(&root)? } else { codegen::write(&root)? };
            Ok(told(&changes, check))
        }
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
