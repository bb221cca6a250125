//! What moves when a workload changes its mode: counts first, then each control, by area.

use std::collections::BTreeMap;

use plimsoll_catalog::{Area, Catalog, Control, Mode, Owner};

use crate::Style;
use crate::style::Role;
use crate::text::{clean, fit, hang, pad, pad_left, width};

type Move<'a> = (&'a Control, Owner, Owner);

/// The controls whose owner differs between two modes, from whom to whom.
#[must_use]
pub fn moved(catalog: &Catalog, from: &Mode, to: &Mode, style: &Style) -> String {
    let words = style.words();
    let arrow = style.glyphs().arrow;
    let title = |m: &Mode| if style.zh() { m.title_zh.clone() } else { m.title.clone() };
    let head = format!("{}: {} {arrow} {}", words.moves, title(from), title(to));
    let mut out = style.paint(Role::Strong, &hang("", &clean(&head), style.columns())) + "\n\n";
    let moves = catalog.moved(from, to);
    if moves.is_empty() {
        return out + " " + words.nothing_moves + "\n";
    }
    out += &counts(&moves, style);
    for area in catalog.areas() {
        out += &of_area(area, &moves, style);
    }
    out
}

fn counts(moves: &[Move<'_>], style: &Style) -> String {
    let words = style.words();
    let count = |test: fn(Owner, Owner) -> bool| moves.iter().filter(|(_, a, b)| test(*a, *b)).count();
    let to_you = count(|a, b| !a.is_yours() && b.is_yours());
    let away = count(|a, b| a.is_yours() && matches!(b, Owner::Provider | Owner::Vendor));
    // Nobody takes these over: what the control speaks of is not there, and neither is what it protected with.
    let gone = count(|a, b| a.is_yours() && b == Owner::NotApplicable);
    let rest = moves.len() - to_you - away - gone;
    let all = words.control_n.count(moves.len());
    let mut out = format!(
        " {all}: {away} {}, {gone} {}, {to_you} {}, {rest} {}\n",
        words.to_them, words.gone, words.to_you, words.other_moves
    );
    let mut kinds: BTreeMap<(Owner, Owner), usize> = BTreeMap::new();
    for (_, before, after) in moves {
        *kinds.entry((*before, *after)).or_default() += 1;
    }
    let mut kinds: Vec<_> = kinds.into_iter().collect();
    kinds.sort_by_key(|(kind, n)| (std::cmp::Reverse(*n), *kind));
    for (kind, n) in kinds {
        out += &format!(" {}  {}\n", pad_left(&n.to_string(), 5), step(kind, true, style));
    }
    out
}

/// `yours → provider`, the side that has to act in the colour of the line's picture.
fn step((before, after): (Owner, Owner), aligned: bool, style: &Style) -> String {
    let words = style.words();
    let all = Owner::ALL.into_iter().filter(|_| aligned);
    let longest = all.map(|o| width(words.owner(o))).max().unwrap_or(0);
    let arrow = style.glyphs().arrow;
    let before = style.paint(role(before), &pad_left(words.owner(before), longest));
    format!("{before} {arrow} {}", style.paint(role(after), words.owner(after)))
}

fn role(owner: Owner) -> Role {
    match owner {
        Owner::Customer => Role::Unseen,
        Owner::Shared => Role::Water,
        Owner::Vendor => Role::Vendor,
        Owner::Provider => Role::Provider,
        Owner::NotApplicable => Role::Dim,
    }
}

fn of_area(area: &Area, moves: &[Move<'_>], style: &Style) -> String {
    let mut kinds: BTreeMap<(Owner, Owner), Vec<&Control>> = BTreeMap::new();
    for (control, before, after) in moves.iter().filter(|(c, ..)| c.area == area.id) {
        kinds.entry((*before, *after)).or_default().push(control);
    }
    let all: usize = kinds.values().map(Vec::len).sum();
    if all == 0 {
        return String::new();
    }
    let title = if style.zh() { &area.label_zh } else { &area.label };
    let mut out = format!("\n {} ({all})\n", style.paint(Role::Strong, title));
    for (kind, mut controls) in kinds {
        controls.sort_by_key(|c| (std::cmp::Reverse(c.severity), &c.id));
        out += &format!("   {} ({})\n", step(kind, false, style), controls.len());
        out += &controls.into_iter().map(|c| control(c, style)).collect::<String>();
    }
    out
}

fn control(control: &Control, style: &Style) -> String {
    let severity = style.words().severity(control.severity);
    let severity = style.paint(Role::of(control.severity), &pad(severity, 9));
    let title = fit(&clean(control.title_in(style.zh())), style.columns() - 15, style.ascii);
    format!("     {severity} {title}\n")
}
