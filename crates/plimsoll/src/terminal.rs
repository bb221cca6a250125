//! What the terminal can show, and the few words that go to stderr.

use std::io::{IsTerminal, Write};

use crate::cli::{Global, When};

/// Writes one line to stderr.
pub fn complain(text: &str) {
    say(&format!("plimsoll: {text}"));
}

/// Writes one line to stderr; a closed stderr is nobody's problem.
pub fn say(text: &str) {
    let _ = writeln!(std::io::stderr().lock(), "{text}");
}

/// Whether stdout gets colours: <https://no-color.org>, <https://bixense.com/clicolors>.
pub fn colours(global: &Global) -> bool {
    let set = |name: &str| std::env::var_os(name).is_some_and(|v| !v.is_empty() && v != "0");
    match global.color {
        When::Always => true,
        When::Never => false,
        When::Auto if std::env::var_os("NO_COLOR").is_some_and(|v| !v.is_empty()) => false,
        When::Auto => set("CLICOLOR_FORCE") || std::io::stdout().is_terminal(),
    }
}

/// Columns to draw for; the report draws for no fewer than 60 and no more than 120.
pub fn width(global: &Global) -> usize {
    let env = || std::env::var("COLUMNS").ok()?.parse().ok();
    let own = || terminal_size::terminal_size().map(|(width, _)| usize::from(width.0));
    global.width.map(usize::from).or_else(env).or_else(own).unwrap_or(80)
}

/// A spinner on stderr while something long goes on: only on a terminal, never in CI.
pub struct Progress(Option<indicatif::ProgressBar>);

impl Progress {
    /// Starts a spinner with these words.
    pub fn start(global: &Global, words: &'static str) -> Self {
        let wanted = !global.quiet && std::io::stderr().is_terminal() && std::env::var_os("CI").is_none();
        Self(wanted.then(|| {
            let bar = indicatif::ProgressBar::new_spinner().with_message(words);
            bar.enable_steady_tick(std::time::Duration::from_millis(120));
            bar
        }))
    }

    /// Changes the words.
    pub fn step(&self, words: String) {
        if let Some(bar) = &self.0 {
            bar.set_message(words);
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some(bar) = &self.0 {
            bar.finish_and_clear();
        }
    }
}
