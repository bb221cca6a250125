//! The framework's report as a page in GitHub's Markdown: an overview first, then each requirement.

use std::io::Write;

use plimsoll_engine::{Assessment, ControlAnswer, FrameworkAnswer, RequirementAnswer};

use super::{counts, entry_of, owners, sight, state, tallies};
use crate::entry::{self, Entry};
use crate::md::escape::{code, plain};
use crate::{Error, Style, concise};

pub(super) fn write(
    answer: &FrameworkAnswer<'_>,
    assessment: &Assessment,
    style: &Style,
    out: &mut dyn Write,
) -> Result<(), Error> {
    let words = style.words();
    writeln!(out, "# {} {}\n", plain(answer.title), plain(answer.version))?;
    writeln!(out, "**{}**\n", plain(&counts(answer, style)))?;
    if assessment.counts.objects == 0 {
        writeln!(out, "**{}**\n", plain(words.nothing))?;
    }
    writeln!(out, "{} {}\n", plain(&sight(assessment, style)), plain(words.scope))?;
    overview(answer, style, out)?;
    unseen(assessment, style, out)?;
    answer.requirements.iter().try_for_each(|r| requirement(r, style, out))
}

fn overview(answer: &FrameworkAnswer<'_>, style: &Style, out: &mut dyn Write) -> Result<(), Error> {
    let words = style.words();
    writeln!(out, "## {}\n", words.requirement_state)?;
    writeln!(out, "| {} | {} | {} |\n| --- | --- | --- |", words.requirement, words.state, words.owner)?;
    for r in &answer.requirements {
        let text = format!("{} {}", code(r.id), plain(r.title));
        writeln!(out, "| {text} | {} | {} |", state(words, r.state), owners(r, style))?;
    }
    Ok(())
}

/// What was not read, passed over or left out.
fn unseen(assessment: &Assessment, style: &Style, out: &mut dyn Write) -> Result<(), Error> {
    let words = style.words();
    let mut entries = entry::unseen(assessment).filter(|e| !matches!(e, Entry::Nothing)).peekable();
    if entries.peek().is_some() {
        writeln!(out, "\n## {}\n", words.also)?;
    }
    for entry in entries {
        let place = concise::place(entry.at()).map_or_else(String::new, |p| format!("{}: ", code(&p)));
        writeln!(out, "- {}: {place}{}", plain(entry.state_in(words)), plain(&entry.message_in(words)))?;
    }
    Ok(())
}

fn requirement(requirement: &RequirementAnswer<'_>, style: &Style, out: &mut dyn Write) -> Result<(), Error> {
    let words = style.words();
    writeln!(out, "\n## {} {}\n", plain(requirement.id), plain(requirement.title))?;
    writeln!(out, "{}: **{}**", words.state, state(words, requirement.state))?;
    if requirement.unchecked {
        writeln!(out, "\n*{}*", plain(words.unchecked))?;
    }
    if requirement.controls.is_empty() {
        writeln!(out, "\n{}", plain(words.no_control))?;
    }
    requirement.controls.iter().try_for_each(|c| control(c, style, out))
}

fn control(control: &ControlAnswer<'_>, style: &Style, out: &mut dyn Write) -> Result<(), Error> {
    let words = style.words();
    let (state, owner) = (state(words, control.state), words.owner(control.owner));
    writeln!(out, "\n### {} {}\n", code(control.control), plain(control.title))?;
    writeln!(out, "- {}: **{state}**\n- {}: {owner}", words.state, words.owner)?;
    let told = tallies(control, style);
    if !told.is_empty() {
        writeln!(out, "- {}: {}", words.evidence, plain(&told))?;
    }
    if let Some(why) = &control.why {
        writeln!(out, "- {}: {}; {}", words.note, plain(&why.reason), plain(&why.resolve))?;
    }
    if !control.evidence.is_empty() {
        writeln!(out, "\n| {} | {} | {} | {} |", words.evidence, words.place, words.subject, words.message)?;
        writeln!(out, "| --- | --- | --- | --- |")?;
    }
    for proof in &control.evidence {
        let entry = entry_of(*proof);
        let place = concise::place(entry.at()).map_or_else(String::new, |p| code(&p));
        let subject = entry.subject().map_or_else(String::new, |s| code(&s.to_string()));
        writeln!(
            out,
            "| {} | {place} | {subject} | {} |",
            plain(entry.state_in(words)),
            plain(&entry.message_in(words))
        )?;
    }
    Ok(())
}
