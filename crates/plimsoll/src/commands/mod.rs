//! One file per command; each returns the exit code.

mod accept;
mod change;
mod doctor;
mod estate;
mod explain;
mod fix;
mod line;
mod lsp;
mod report;
mod scan;
mod waive;

pub(crate) use accept::today;

use std::io::Write;

use anyhow::Result;
use clap::CommandFactory;
use plimsoll_report::{Lang, Style};

use crate::cli::{Cli, Command, Global};
use crate::settings::Found;
use crate::{exit, terminal};

/// Runs the command that was asked for.
pub fn run(cli: &Cli) -> Result<u8> {
    match &cli.command {
        Command::Scan(args) => scan::run(&cli.global, args),
        Command::Fix(args) => fix::run(&cli.global, args),
        Command::Line(args) => line::run(&cli.global, args),
        Command::Report(args) => report::run(&cli.global, args),
        Command::Explain(args) => explain::run(&cli.global, args),
        Command::Waive(args) => waive::run(&cli.global, args),
        Command::Lsp(args) => lsp::run(&cli.global, args),
        Command::Doctor(args) => doctor::run(&cli.global, args),
        Command::Completions { shell } => Ok(completions(*shell)),
        Command::Man => man(),
    }
}

fn completions(shell: clap_complete::Shell) -> u8 {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "plimsoll", &mut script);
    // A reader that is gone wants nothing more.
    let _ = std::io::stdout().lock().write_all(&script);
    exit::OK
}

fn man() -> Result<u8> {
    clap_mangen::Man::new(Cli::command()).render(&mut std::io::stdout().lock())?;
    Ok(exit::OK)
}

/// How the human report looks in this run.
fn style(global: &Global, found: &Found) -> Result<Style> {
    let lang = global.lang.as_ref().or(found.config.lang.as_ref());
    let color = terminal::colours(global);
    Ok(Style {
        color,
        width: terminal::width(global),
        lang: lang.map_or(Ok(Lang::En), |l| l.parse())?,
        hyperlinks: false,
        ascii: global.ascii,
        max_per_check: if global.verbose { 0 } else { 3 },
        verbose: global.verbose,
        time: Some(crate::moment::of_report(global)?),
        ..Style::default()
    })
}
