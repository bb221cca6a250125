//! Below the picture: the modes and why, each platform, the scope, what is out of sight, how sure the owners are.

use plimsoll_catalog::Catalog;
use plimsoll_engine::{Line, Rest};

use crate::text::{clean, hang, pad, pad_left, width};
use crate::words::fill;
use crate::{Style, platforms};

pub(crate) fn of_line(line: &Line, catalog: &Catalog, style: &Style) -> String {
    let parts = [
        modes(line, catalog, style),
        platforms::of_line(line, catalog, style),
        scope(line, style),
        rest(&line.rest, style),
        owners(line, style),
    ];
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

fn scope(line: &Line, style: &Style) -> String {
    let words = style.words();
    let unread = (line.unread > 0).then(|| fill(words.unread, &[("n", &line.unread.to_string())]));
    let parts = [Some(words.scope.to_owned()), unread];
    parts.into_iter().flatten().map(|text| hang(" ", &text, style.columns()) + "\n").collect()
}

/// What this input cannot show: how many controls, what would show them, and the command for it.
fn rest(rest: &[Rest], style: &Style) -> String {
    if rest.is_empty() {
        return String::new();
    }
    let words = style.words();
    let all: usize = rest.iter().map(|r| r.controls).sum();
    let mut parts: Vec<&Rest> = rest.iter().collect();
    parts.sort_by_key(|r| (std::cmp::Reverse(r.controls), r.evidence));
    let names = parts.iter().map(|r| width(words.evidence(r.evidence))).max().unwrap_or(0);
    let commands = parts.iter().map(|r| width(&r.command)).max().unwrap_or(0);
    let line = |r: &&Rest| {
        let version = if r.available { "" } else { words.not_in_version };
        let name = pad(words.evidence(r.evidence), names);
        let text = format!("{name}  {}  {version}", pad(&clean(&r.command), commands));
        hang(&format!(" {}  ", pad_left(&r.controls.to_string(), 5)), text.trim_end(), style.columns()) + "\n"
    };
    let head = format!("{}: {}", words.rest, words.control_n.count(all));
    hang(" ", &head, style.columns()) + "\n" + &parts.iter().map(line).collect::<String>()
}

/// How many owners rest on nobody's reading; said even when it is none.
fn owners(line: &Line, style: &Style) -> String {
    let (n, all) = (line.unverified_owners.to_string(), line.owners.to_string());
    hang(" ", &fill(style.words().unverified, &[("n", &n), ("all", &all)]), style.columns()) + "\n"
}
