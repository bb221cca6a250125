//! Renders the tests' synthetic estate, to look at: `cargo run -p plimsoll-report --example preview -- human zh color`.

#[path = "../tests/common/mod.rs"]
mod common;

use std::io::Write;

use plimsoll_report::{Format, Lang, Style};

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let has = |w: &str| words.iter().any(|a| a == w);
    let format: Format = words.iter().find_map(|w| w.parse().ok()).unwrap_or(Format::Human);
    let modes: Vec<&str> = words.iter().filter_map(|w| w.strip_prefix("mode=")).collect();
    let width = words.iter().find_map(|w| w.strip_prefix("width=")?.parse().ok()).unwrap_or(80);
    let style = Style {
        color: has("color"),
        lang: if has("zh") { Lang::Zh } else { Lang::En },
        ascii: has("ascii"),
        verbose: has("verbose"),
        width,
        ..Style::default()
    };
    let text = common::text(&common::assessment_in(&modes), format, &style);
    std::io::stdout().write_all(text.as_bytes()).unwrap();
}
