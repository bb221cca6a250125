//! Dockerfiles: values of variables, arguments and labels, passwords that a script sets, and everything that any text
//! may give away.

use std::ops::Range;
use std::sync::Arc;

use plimsoll_dockerfile::shell::{Script, Simple};
use plimsoll_dockerfile::{Build, Dockerfile, Kind, Outside, Pair, parse};
use plimsoll_model::{MaskKind, Why};
use plimsoll_syntax::Span;

use super::assign::{self, Trust};
use super::hits::Hits;
use super::names::strength;
use super::{Embedded, Fingerprinter, Masked, Refused, apply, embedded, mask, tokens, too_many, values};
use crate::limits::MAX_MASKS;

/// Masks the secrets of a Dockerfile.
pub(crate) fn redact(text: &Arc<str>, key: Option<&Fingerprinter>, found: &Embedded) -> Result<Masked, Refused> {
    let mut hits = Hits::new(key);
    embedded(text, found, &mut hits);
    tokens::scan(text, &mut hits);
    assign::scan(text, Trust::Settings, "assignment", &mut hits);
    let before = parse(text);
    scan(text, &before, &mut hits);
    if hits.overflow {
        return Err(too_many());
    }
    let hits = hits.merged();
    if hits.len() > MAX_MASKS {
        return Err(too_many());
    }
    let masked = if hits.is_empty() { Arc::clone(text) } else { apply::apply(text, &hits) };
    if !hits.is_empty() && !same_shape(&before, &parse(&masked)) {
        let why = Why::new(
            "masking the secrets of this text would change its structure",
            "write its secrets as quoted values on one line, or move them out of the file",
        );
        return Err(Refused { at: None, why });
    }
    Ok(Masked { text: masked, masks: hits.into_iter().map(mask).collect(), parsed: None })
}

fn scan(text: &str, file: &Dockerfile, hits: &mut Hits<'_>) {
    for instruction in &file.instructions {
        let kind = if let Kind::Onbuild(inner) = &instruction.kind { &inner.kind } else { &instruction.kind };
        if let Kind::Env(pairs) | Kind::Arg(pairs) | Kind::Label(pairs) = kind {
            pairs.iter().for_each(|one| pair(text, one, hits));
        }
    }
    // Following a build costs more than reading it; nothing else needs its scripts.
    if text.contains("passwd") {
        let build = Build::of(file, Outside::Open);
        build.steps.iter().filter_map(|step| step.script.as_ref()).for_each(|script| passwords(text, script, hits));
    }
}

/// A name that says secret, and a value that can be one.
fn pair(text: &str, pair: &Pair, hits: &mut Hits<'_>) {
    let (Some(strength), Some(value)) = (strength(&pair.name), &pair.value) else { return };
    let bare = value.trim_matches(['"', '\'']);
    if !values::plausible_for(strength, bare) || is_reference(bare) {
        return;
    }
    if let Some(place) = value_place(text, pair) {
        hits.push(place, MaskKind::Named, "image-variable", bare.as_bytes());
    }
}

/// A value that is made of variables alone.
fn is_reference(value: &str) -> bool {
    value.starts_with('$') && !value.contains([' ', ':'])
}

/// What follows the name and the sign, without quotes around it.
fn value_place(text: &str, pair: &Pair) -> Option<Range<usize>> {
    let written = pair.span.slice(text);
    let after = written.strip_prefix(pair.name.as_str())?;
    let value = after.trim_start_matches(|c: char| c == '=' || c.is_whitespace() || c == '\\');
    let inside = value.trim_matches(['"', '\'']);
    let start = pair.span.end as usize - value.len() + (value.len() - value.trim_start_matches(['"', '\'']).len());
    (!inside.is_empty()).then_some(start..start + inside.len())
}

/// `echo user:password | chpasswd` and `echo password | passwd --stdin`.
fn passwords(text: &str, script: &Script, hits: &mut Hits<'_>) {
    for command in script.commands.iter().filter(|c| matches!(c.name(), "chpasswd" | "passwd")) {
        let feeders = script.commands.get(command.fed_by.clone()).unwrap_or_default();
        for echo in feeders.iter().filter(|c| matches!(c.name(), "echo" | "printf")) {
            spoken(text, echo, hits);
        }
    }
}

fn spoken(text: &str, echo: &Simple, hits: &mut Hits<'_>) {
    for word in echo.words.iter().skip(1) {
        let Span { start, .. } = word.span;
        let written = word.span.slice(text);
        let skip = written
            .find(':')
            .map_or_else(|| written.len() - written.trim_start_matches(['"', '\'']).len(), |at| at + 1);
        let secret = written[skip..].trim_end_matches(['"', '\'']);
        let secret = secret.strip_suffix("\\n").unwrap_or(secret);
        if values::plausible(secret) && !is_reference(secret) && !secret.starts_with('-') {
            let start = start as usize + skip;
            hits.push(start..start + secret.len(), MaskKind::Named, "password-command", secret.as_bytes());
        }
    }
}

/// Whether the masked text has the instructions of the original at the same places.
fn same_shape(before: &Dockerfile, after: &Dockerfile) -> bool {
    before.escape == after.escape
        && before.comments == after.comments
        && before.instructions.len() == after.instructions.len()
        && before.instructions.iter().zip(&after.instructions).all(|(a, b)| {
            a.span == b.span
                && a.keyword == b.keyword
                && a.flags.len() == b.flags.len()
                && a.heredocs == b.heredocs
                && std::mem::discriminant(&a.kind) == std::mem::discriminant(&b.kind)
        })
}
