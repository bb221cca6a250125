use plimsoll_engine::{Change, ContainerCx, Op, Remedy};
use plimsoll_estate::At;
use plimsoll_syntax::Kind;

use super::Teller;
use crate::control_plane::flags::{Line, Rule, line};
use crate::{masks, remedies};

impl<'e> Teller<'e> for ContainerCx<'e> {
    fn lines(&self, _rules: &[Rule]) -> Vec<Line<'e>> {
        vec![line(self)]
    }

    fn change(&self, line: &Line<'_>, flag: &'static str, at: At, new: Option<String>) -> Option<Vec<Change>> {
        let Some(index) = line.position(flag) else {
            // A variable of the environment.
            return new.map(|text| vec![set(self, at, text)]);
        };
        let (word, place) = line.words.get(index)?;
        let next = line.words.get(index + 1).filter(|(next, _)| !word.contains('=') && !next.starts_with('-'));
        match (new, next) {
            (Some(text), Some((next, at))) => Some(vec![rewritten(self, *at, next, Some(text))?]),
            (Some(text), None) => {
                let text = format!("{}={text}", word.split('=').next().unwrap_or(word));
                Some(vec![rewritten(self, *place, word, Some(text))?])
            }
            (None, next) => {
                let gone = std::iter::once((word, place)).chain(next.map(|(word, at)| (word, at)));
                gone.map(|(word, at)| rewritten(self, *at, word, None)).collect()
            }
        }
    }

    fn add(&self, line: &Line<'_>, flags: Vec<(&'static str, String)>) -> Option<Vec<Change>> {
        let words = flags.into_iter().map(|(flag, value)| format!("--{flag}={value}").into());
        Some(vec![Change::new(self.object, arguments(self, line)?, Op::Add(words.collect()))])
    }
}

/// Gives the container's program these flags, whatever it is told now; no value takes a flag away.
pub(crate) fn put(cx: &ContainerCx<'_>, flags: &[(&'static str, Option<String>)]) -> Option<Remedy> {
    let line = line(cx);
    let mut changes = Vec::new();
    let mut added = Vec::new();
    for (flag, value) in flags {
        match (line.position(flag).and_then(|index| line.words.get(index)), value) {
            (Some((_, at)), value) => changes.extend(cx.change(&line, flag, *at, value.clone())?),
            (None, Some(value)) => added.push((*flag, value.clone())),
            (None, None) => {}
        }
    }
    if !added.is_empty() {
        changes.extend(cx.add(&line, added)?);
    }
    Some(Remedy { changes, review: None })
}

fn set(cx: &ContainerCx<'_>, at: At, text: String) -> Change {
    Change::new(cx.object, at, Op::Set(text.into()))
}

/// Another word in the place of one, or none: the item itself, or a part of it. Nothing is written over a masked
/// secret, and a script of several lines is left alone.
fn rewritten(cx: &ContainerCx<'_>, at: At, word: &str, new: Option<String>) -> Option<Change> {
    let text = remedies::node(cx.object, at).text();
    let once = text.split_whitespace().filter(|part| *part == word).count() == 1;
    if !once || text.contains('\n') || masks::surest(cx.view, cx.object, at.node).is_some() {
        return None;
    }
    match new {
        None if text == word => Some(Change::new(cx.object, at, Op::Remove)),
        new => {
            let words =
                text.split(' ').filter_map(|part| if part == word { new.clone() } else { Some(part.to_owned()) });
            Some(set(cx, at, words.collect::<Vec<_>>().join(" ")))
        }
    }
}

/// The list that takes another flag: the arguments where there are some, else the command. A shell's script would
/// have to be read first.
fn arguments(cx: &ContainerCx<'_>, line: &Line<'_>) -> Option<At> {
    let (first, at) = line.words.first()?;
    let shell = matches!(first.rsplit('/').next(), Some("sh" | "bash" | "ash" | "dash"));
    if shell || remedies::node(cx.object, *at).text() != first {
        return None;
    }
    let lists = ["args", "command"].into_iter().map(|list| remedies::own(cx, list));
    lists.into_iter().find(|at| {
        let node = remedies::node(cx.object, *at);
        at.exists() && node.kind() == Kind::Seq && node.items().next().is_some()
    })
}
