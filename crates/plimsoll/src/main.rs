//! The command line: arguments and wiring, nothing else.

mod cli;
mod commands;
mod exit;
mod kinds;
mod moment;
mod rendering;
mod settings;
mod terminal;
mod terraform;
mod where_from;

use std::process::ExitCode;

use clap::Parser;

// Pure Rust, so that no C compiler is needed to build for musl.
#[cfg(target_env = "musl")]
#[global_allocator]
static ALLOCATOR: dlmalloc::GlobalDlmalloc = dlmalloc::GlobalDlmalloc;

fn main() -> ExitCode {
    let cli = match cli::Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => return usage(&error),
    };
    match commands::run(&cli) {
        Ok(code) => ExitCode::from(code),
        Err(error) if is_closed_pipe(&error) => ExitCode::from(exit::OK),
        Err(error) => {
            terminal::complain(&format!("{error:#}"));
            ExitCode::from(exit::FAILURE)
        }
    }
}

/// Help and version are answers, not failures.
fn usage(error: &clap::Error) -> ExitCode {
    // Nothing is left to tell if the terminal is gone.
    let _ = error.print();
    ExitCode::from(if error.use_stderr() { exit::FAILURE } else { exit::OK })
}

/// `plimsoll scan | head` ends when its reader does; that is no failure.
fn is_closed_pipe(error: &anyhow::Error) -> bool {
    let io = error.chain().filter_map(|e| e.downcast_ref::<std::io::Error>());
    io.into_iter().any(|e| e.kind() == std::io::ErrorKind::BrokenPipe)
}
