//! Renders the tests' synthetic estate, to look at: `cargo run -p plimsoll-report --example preview -- human zh color`.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "helpers of tests may fail loudly")]

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
        max_per_check: words.iter().find_map(|w| w.strip_prefix("max=")?.parse().ok()).unwrap_or(3),
        ..Style::default()
    };
    if let [from, to] = modes[..] {
        let catalog = plimsoll_catalog::Catalog::builtin();
        let (from, to) = (catalog.mode(from).unwrap(), catalog.mode(to).unwrap());
        let text = plimsoll_report::moved(catalog, from, to, &style);
        return std::io::stdout().write_all(text.as_bytes()).unwrap();
    }
    if has("explain") {
        let page = "# What\nA container runs with `privileged: true`.\n\n# Fix\n- Remove it.\n\n```yaml\na: 1\n```\n";
        let text = plimsoll_report::explain(&common::PRIVILEGED, page, plimsoll_catalog::Catalog::builtin(), &style);
        return std::io::stdout().write_all(text.as_bytes()).unwrap();
    }
    let times = words.iter().find_map(|w| w.strip_prefix("times=")?.parse().ok()).unwrap_or(1);
    let mut assessment = common::assessment_in(&modes);
    assessment.findings = std::iter::repeat_n(assessment.findings, times).flatten().collect();
    let text = common::text(&assessment, format, &style);
    std::io::stdout().write_all(text.as_bytes()).unwrap();
}
