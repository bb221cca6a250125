//! Each thing that containers run on, in a row: whose how many controls are, and how yours stand.

use plimsoll_catalog::{Catalog, Owner};
use plimsoll_engine::{Line, PlatformLine};

use crate::Style;
use crate::bar::{Part, THEIRS, YOURS};
use crate::style::Role;
use crate::text::{clean, fit, hang, pad, pad_left, width};
use crate::words::{Words, fill};

/// Rows that are shown; the rest is counted.
const MAX_ROWS: usize = 60;

/// A row for each platform, under a head; nothing where there is none.
pub(crate) fn of_line(line: &Line, catalog: &Catalog, style: &Style) -> String {
    if line.platforms.is_empty() {
        return String::new();
    }
    let words = style.words();
    let columns = columns(words);
    let shown = line.platforms.iter().take(MAX_ROWS);
    let counts: usize = columns.iter().map(|(word, ..)| width(word) + 2).sum();
    let room = style.columns().saturating_sub(counts + 1).max(width(words.platforms));
    let names = shown.clone().map(|one| width(&name(one, words)));
    let label = names.max().unwrap_or(0).max(width(words.platforms)).min(room);
    let mut out = head(label, &columns, style);
    for platform in shown {
        out += &row(platform, label, &columns, style);
        out += &each_mode(platform, label, catalog, style);
    }
    let left = line.platforms.len().saturating_sub(MAX_ROWS);
    if left > 0 {
        out += &format!("   {}\n", fill(words.and_more, &[("n", &left.to_string())]));
    }
    out
}

/// The words above the counts, with the parts that each one sums.
type Column = (&'static str, &'static [Part], Role);

fn columns(words: &Words) -> Vec<Column> {
    let [closed, open, unseen, beyond] = [&YOURS[0..1], &YOURS[1..2], &YOURS[2..3], &YOURS[3..4]];
    vec![
        (words.theirs, &THEIRS, Role::Provider),
        (words.closed, closed, Role::Closed),
        (words.open, open, Role::Open),
        (words.unseen, unseen, Role::Unseen),
        (words.beyond, beyond, Role::Beyond),
    ]
}

fn head(label: usize, columns: &[Column], style: &Style) -> String {
    let title = style.paint(Role::Strong, style.words().platforms);
    let blank = " ".repeat(label.saturating_sub(width(style.words().platforms)));
    let heads: String = columns.iter().map(|(word, _, role)| style.paint(*role, &format!("  {word}"))).collect();
    format!(" {title}{blank}{heads}\n")
}

fn row(platform: &PlatformLine, label: usize, columns: &[Column], style: &Style) -> String {
    let total = platform.total();
    let number = |(word, parts, role): &Column| {
        let count: usize = parts.iter().map(|part| part.of(&total)).sum();
        style.paint(*role, &pad_left(&count.to_string(), width(word) + 2))
    };
    let numbers: String = columns.iter().map(number).collect();
    let name = pad(&fit(&name(platform, style.words()), label, style.ascii), label);
    format!(" {name}{numbers}\n{}", hang("   ", &modes(platform, style.words()), style.columns()) + "\n")
}

/// Of what runs in several modes at once, how much is theirs in each.
fn each_mode(platform: &PlatformLine, label: usize, catalog: &Catalog, style: &Style) -> String {
    let modes = &platform.modes.modes;
    let modes = if modes.len() > 1 && platform.modes.certain { modes.as_slice() } else { &[] };
    let theirs = |id: &String| {
        let mode = catalog.mode(id)?;
        let owners = catalog.controls().iter().map(|control| control.owner(mode));
        Some(owners.filter(|owner| matches!(owner, Owner::Provider | Owner::Vendor)).count())
    };
    let row = |id: &String| {
        let columns = width(style.words().theirs) + 2;
        let count = style.paint(Role::Provider, &pad_left(&theirs(id).unwrap_or(0).to_string(), columns));
        format!("{}{count}\n", pad(&format!("   {id}"), label + 1))
    };
    modes.iter().map(row).collect()
}

/// `EKS cluster aws_eks_cluster.main`.
pub(crate) fn name(platform: &PlatformLine, words: &Words) -> String {
    let kind = match platform.kind.as_str() {
        "cluster" => words.platform_cluster,
        "service" => words.platform_service,
        _ => words.platform_task,
    };
    clean(&format!("{} {kind} {}", platform.service.to_uppercase(), platform.name)).into_owned()
}

/// The modes, why these, and what else decides.
pub(crate) fn modes(platform: &PlatformLine, words: &Words) -> String {
    let choice = &platform.modes;
    let intro = if choice.certain { words.certain } else { words.possible };
    let said = choice.reasons.iter().chain(&platform.facts).map(|text| clean(text).into_owned());
    let said: Vec<String> = said.collect();
    let why = if said.is_empty() { String::new() } else { format!(" ({})", said.join("; ")) };
    format!("{intro}: {}{why}", choice.modes.join(", "))
}
