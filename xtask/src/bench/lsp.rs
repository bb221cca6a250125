//! How long an editor waits: from a keystroke in a large file to its diagnostics, by the real server as a child.

mod editor;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::Result;

use super::generate::{self, Numbers};
use super::subject::Build;
use editor::Editor;

/// Folders around the file: how many files, and how many objects each of them holds.
const AROUND: &[(usize, usize)] = &[(0, 0), (300, 4), (300, 40)];

/// What to measure.
#[derive(Clone, Debug, clap::Args)]
pub struct Options {
    /// Keystrokes in each folder
    #[arg(long, default_value_t = 300, value_parser = clap::value_parser!(u32).range(1..))]
    edits: u32,
    /// Lines of the file that is edited
    #[arg(long, default_value_t = 2_000)]
    lines: usize,
    /// Milliseconds that the median may take at most
    #[arg(long)]
    limit: Option<u64>,
    /// Measure this program instead of building one
    #[arg(long, value_name = "FILE")]
    program: Option<PathBuf>,
}

/// Measures, tells progress on stderr through `tell`, and gives a Markdown table.
///
/// # Errors
/// Fails where the program does not build, does not answer, or takes longer than the limit.
pub fn run(root: &Path, options: &Options, tell: &dyn Fn(&str)) -> Result<String> {
    let program = match &options.program {
        Some(program) => program.canonicalize()?,
        None => Build::make(root)?.subject.program,
    };
    let folder = std::env::temp_dir().join(format!("plimsoll-bench-lsp-{}", std::process::id()));
    let mut text = format!(
        "{} keystrokes in a file of about {} lines, milliseconds from `didChange` to `publishDiagnostics`.\n\n\
         | Files around it | Objects | Median | 95 % | Worst | Worst during a whole pass |\n|---:|---:|---:|---:|---:|---:|\n",
        options.edits, options.lines
    );
    for (files, objects) in AROUND {
        tell(&format!("{files} files with {objects} objects each"));
        let times = measure(&program, &folder, (*files, *objects), options)?;
        let _ = writeln!(text, "| {files} | {} | {} |", files * objects, times.row());
        times.hold(options.limit)?;
    }
    std::fs::remove_dir_all(&folder)?;
    Ok(text)
}

/// Times of keystrokes while nothing else goes on, and of those that meet a whole pass.
#[derive(Debug, Default)]
struct Times {
    alone: Vec<Duration>,
    disturbed: Vec<Duration>,
}

impl Times {
    fn median(&self) -> Duration {
        at(&self.alone, 50)
    }

    fn row(&self) -> String {
        let (all, met) = (&self.alone, &self.disturbed);
        [at(all, 50), at(all, 95), at(all, 100), at(met, 100)].map(milliseconds).join(" | ")
    }

    fn hold(&self, limit: Option<u64>) -> Result<()> {
        match limit.map(Duration::from_millis).filter(|limit| self.median() > *limit) {
            Some(limit) => {
                anyhow::bail!("the median is {} ms, above {}", milliseconds(self.median()), limit.as_millis())
            }
            None => Ok(()),
        }
    }
}

fn at(times: &[Duration], percent: usize) -> Duration {
    let mut sorted = times.to_vec();
    sorted.sort_unstable();
    sorted.get((sorted.len() * percent / 100).min(sorted.len().saturating_sub(1))).copied().unwrap_or_default()
}

fn milliseconds(time: Duration) -> String {
    format!("{:.1}", time.as_secs_f64() * 1000.0)
}

/// Keystrokes from one whole pass to the next.
const BURST: u32 = 10;
/// Enough for a whole pass to be under way.
const START: Duration = Duration::from_millis(20);

fn measure(program: &Path, folder: &Path, around: (usize, usize), options: &Options) -> Result<Times> {
    generate::write_in(folder, around.0 * around.1, around.1.max(1))?;
    let text = generate::lines(options.lines);
    let mut editor = Editor::open(program, folder, &text)?;
    let mut numbers = Numbers::new(options.edits.into());
    let mut times = Times::default();
    for edit in 0..options.edits {
        let disturbed = edit % BURST == BURST - 1;
        if disturbed {
            editor.judge_everything()?;
            std::thread::sleep(START);
        }
        let took = editor.edit(&mut numbers)?;
        if disturbed {
            times.disturbed.push(took);
            editor.calm()?;
        } else {
            times.alone.push(took);
        }
    }
    editor.close()?;
    Ok(times)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_are_of_the_sorted_times() {
        let times: Vec<Duration> = (1..=100).rev().map(Duration::from_millis).collect();
        assert_eq!([0, 50, 100].map(|p| at(&times, p).as_millis()), [1, 51, 100]);
        let slow = Times { alone: times, disturbed: Vec::new() };
        assert!(slow.hold(Some(50)).is_err() && slow.hold(Some(51)).is_ok() && slow.hold(None).is_ok());
    }
}
