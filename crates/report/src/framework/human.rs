//! The framework's report for a terminal.

use std::io::Write;

use plimsoll_engine::{Assessment, ControlAnswer, FrameworkAnswer, RequirementAnswer, Standing};

use super::{counts, entry_of, owners, sight, state, tallies};
use crate::entry::{self, Entry};
use crate::runner::inert;
use crate::style::Role;
use crate::text::{clean, hang, pad};
use crate::words::fill;
use crate::{Error, Style, concise};

/// Most verdicts of one control that are named before the others are counted.
const NAMED: usize = 3;
/// Below the name of a control.
const INDENT: &str = "            ";

pub(super) fn write(
    answer: &FrameworkAnswer<'_>,
    assessment: &Assessment,
    style: &Style,
    out: &mut dyn Write,
) -> Result<(), Error> {
    let title = format!("{} {}", answer.title, answer.version);
    writeln!(out, "{}", style.paint(Role::Strong, &hang("", &clean(&title), style.columns())))?;
    writeln!(out, "{}", clean(answer.source))?;
    for found in &answer.requirements {
        requirement(found, style, out)?;
    }
    writeln!(out)?;
    if assessment.counts.objects == 0 {
        writeln!(out, "{}", style.paint(Role::Grave, style.words().nothing))?;
    }
    for unseen in entry::unseen(assessment).filter(|e| !matches!(e, Entry::Nothing)) {
        writeln!(out, "{}", evidence("", &unseen, style))?;
    }
    writeln!(out, "{}", sight(assessment, style))?;
    Ok(writeln!(out, "{}", style.paint(Role::Strong, &counts(answer, style)))?)
}

fn role(state: Standing) -> Role {
    match state {
        Standing::Open => Role::Open,
        Standing::Unseen => Role::Unseen,
        Standing::Closed => Role::Closed,
        Standing::Theirs => Role::Provider,
        Standing::NotApplicable => Role::Dim,
    }
}

fn label(of: Standing, style: &Style) -> String {
    style.paint(role(of), &pad(state(style.words(), of), 8))
}

fn requirement(requirement: &RequirementAnswer<'_>, style: &Style, out: &mut dyn Write) -> Result<(), Error> {
    let words = style.words();
    let doubt = if requirement.unchecked { format!(" ({})", words.unchecked) } else { String::new() };
    let owners = owners(requirement, style);
    let owner = if owners.is_empty() { owners } else { format!(" [{owners}]") };
    let text = format!("{} {}{owner}{doubt}", clean(requirement.id), clean(requirement.title));
    let wrapped = hang("         ", &text, style.columns());
    writeln!(out, "\n{} {}", label(requirement.state, style), wrapped.trim_start())?;
    if requirement.controls.is_empty() {
        writeln!(out, "{}", hang("   ", words.no_control, style.columns()))?;
    }
    requirement.controls.iter().try_for_each(|c| control(c, style, out))
}

fn control(control: &ControlAnswer<'_>, style: &Style, out: &mut dyn Write) -> Result<(), Error> {
    let owner = style.words().owner(control.owner);
    let told = tallies(control, style);
    let told = if told.is_empty() { told } else { format!(": {told}") };
    writeln!(out, "   {} {} ({owner}){told}", label(control.state, style), clean(control.control))?;
    if let Some(why) = &control.why {
        let text = format!("{} {} {}", clean(&why.reason), style.glyphs().arrow, clean(&why.resolve));
        writeln!(out, "{}", hang(INDENT, &text, style.columns()))?;
    }
    let most = style.limit(NAMED);
    for proof in control.evidence.iter().take(most) {
        writeln!(out, "{}", evidence(INDENT, &entry_of(*proof), style))?;
    }
    let rest = control.evidence.len().saturating_sub(most);
    if rest > 0 {
        writeln!(out, "{INDENT}{}", fill(style.words().and_more, &[("n", &rest.to_string())]))?;
    }
    Ok(())
}

fn evidence(indent: &str, entry: &Entry<'_>, style: &Style) -> String {
    let place = concise::place(entry.at()).map_or_else(String::new, |p| format!("{p}: "));
    let text = format!("{}: {place}{}", entry.state_in(style.words()), entry.sentence_in(style.words()));
    inert(&hang(indent, &text, style.columns())).into_owned()
}
