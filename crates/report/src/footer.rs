//! Below the picture: the modes and why, the scope, what is out of sight, how sure the owners are.

use std::collections::BTreeMap;

use plimsoll_catalog::Catalog;
use plimsoll_engine::{Line, Rest};

use crate::Style;
use crate::style::Role;
use crate::text::{clean, hang};
use crate::words::fill;

pub(crate) fn of_line(line: &Line, catalog: &Catalog, style: &Style) -> String {
    let parts = [modes(line, catalog, style), scope(style), rest(&line.rest, style), owners(line, style)];
    let shown = parts.into_iter().filter(|p| !p.is_empty());
    shown.map(|part| format!("\n{part}")).collect()
}

/// The modes that the line is drawn for, how sure that is, and why.
fn modes(line: &Line, catalog: &Catalog, style: &Style) -> String {
    let (words, choice) = (style.words(), &line.modes);
    let intro = match (choice.modes.is_empty(), choice.certain) {
        (true, _) => words.no_mode,
        (false, true) => words.certain,
        (false, false) => words.possible,
    };
    let names = choice.modes.join(", ");
    let title = choice.modes.first().filter(|_| choice.modes.len() == 1).and_then(|m| catalog.mode(m));
    let title = title.map_or(String::new(), |m| format!(" ({})", if style.zh() { &m.title_zh } else { &m.title }));
    let mut out = hang(" ", &format!("{intro}: {names}{title}"), style.columns()) + "\n";
    if choice.modes.len() > 1 {
        out += &(hang("   ", words.assumed, style.columns()) + "\n");
    }
    for reason in &choice.reasons {
        out += &(hang("   ", &format!("{}: {}", words.why_modes, clean(reason)), style.columns()) + "\n");
    }
    out
}

fn scope(style: &Style) -> String {
    hang(" ", style.words().scope, style.columns()) + "\n"
}

/// What this input cannot show, one line for each command that would.
fn rest(rest: &[Rest], style: &Style) -> String {
    if rest.is_empty() {
        return String::new();
    }
    let words = style.words();
    let all: usize = rest.iter().map(|r| r.controls).sum();
    let mut out = format!(" {}: {}\n", words.rest, words.control_n.count(all));
    for (command, (available, parts)) in by_command(rest) {
        let shown: Vec<String> =
            parts.iter().map(|r| format!("{} {}", words.evidence(r.evidence), r.controls)).collect();
        let version = if available { String::new() } else { format!(" ({})", words.not_in_version) };
        let line = format!("{}{version}  {}", style.paint(Role::Plain, &clean(command)), shown.join(", "));
        out += &(hang("   ", &line, style.columns()) + "\n");
    }
    out
}

fn by_command(rest: &[Rest]) -> BTreeMap<&str, (bool, Vec<&Rest>)> {
    let mut commands: BTreeMap<&str, (bool, Vec<&Rest>)> = BTreeMap::new();
    for part in rest {
        let (available, parts) = commands.entry(part.command.as_str()).or_insert((part.available, Vec::new()));
        *available &= part.available;
        parts.push(part);
    }
    commands
}

/// How many owners rest on nobody's reading; said even when it is none.
fn owners(line: &Line, style: &Style) -> String {
    let (n, all) = (line.unverified_owners.to_string(), line.owners.to_string());
    hang(" ", &fill(style.words().unverified, &[("n", &n), ("all", &all)]), style.columns()) + "\n"
}
