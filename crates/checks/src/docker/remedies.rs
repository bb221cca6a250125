//! What closes gaps of Dockerfiles: other texts in the place of instructions, flags and words.

use plimsoll_dockerfile::Kind;
use plimsoll_dockerfile::shell::Word;
use plimsoll_engine::{Change, DockerfileCx, Op, Remedy};
use plimsoll_estate::At;
use plimsoll_syntax::Span;

use super::Call;
use super::calls::value;

/// A part that has a place of its own.
fn part(cx: &DockerfileCx<'_>, span: Span) -> Option<At> {
    let at = cx.docker.at(span);
    (cx.object.node().tree().node(at.node).span() == span).then_some(at)
}

/// What stands in these bytes.
pub(crate) fn slice<'e>(cx: &DockerfileCx<'e>, span: Span) -> &'e str {
    span.slice(cx.object.node().tree().text())
}

/// Another text in the place of a part.
pub(crate) fn set(cx: &DockerfileCx<'_>, span: Span, text: impl Into<String>) -> Option<Change> {
    Some(Change::new(cx.object, part(cx, span)?, Op::Set(text.into().into())))
}

/// More text behind a part.
pub(crate) fn after(cx: &DockerfileCx<'_>, span: Span, more: &str) -> Option<Change> {
    set(cx, span, format!("{}{more}", slice(cx, span)))
}

/// Takes an instruction, a flag or a word away.
pub(crate) fn gone(cx: &DockerfileCx<'_>, span: Span) -> Option<Change> {
    Some(Change::new(cx.object, part(cx, span)?, Op::Remove))
}

/// All of these changes; none where one of them cannot be made.
pub(crate) fn all(changes: impl IntoIterator<Item = Option<Change>>) -> Option<Remedy> {
    let changes: Option<Vec<Change>> = changes.into_iter().collect();
    changes.map(|changes| changes.into_iter().fold(Remedy::none(), Remedy::and))
}

/// Takes all instructions of a kind away but the last one of each stage.
pub(crate) fn only_last(cx: &DockerfileCx<'_>, wanted: fn(&Kind) -> bool) -> Vec<Option<Change>> {
    let stages = cx.docker.build.stages.iter();
    let before_last = |stage: &plimsoll_dockerfile::Stage| {
        let own = cx.docker.file.instructions.get(stage.instructions.clone()).unwrap_or_default();
        let found: Vec<_> = own.iter().filter(|instruction| wanted(&instruction.kind)).collect();
        let (_, earlier) = found.split_last()?;
        Some(earlier.iter().map(|instruction| gone(cx, instruction.span)).collect::<Vec<_>>())
    };
    stages.filter_map(before_last).flatten().collect()
}

/// The word of a call that says this.
pub(crate) fn word<'d>(call: &Call<'d>, wanted: &str) -> Option<&'d Word> {
    call.words.iter().find(|word| value(word) == wanted)
}

/// More words behind the subcommand of a call.
pub(crate) fn flagged(cx: &DockerfileCx<'_>, call: &Call<'_>, order: &str, more: &str) -> Option<Change> {
    after(cx, word(call, order).filter(|word| is_bare(cx, word))?.span, more)
}

/// Whether a word stands in a shell's text: one of a list in JSON has quotes around it, and what follows it is no word.
fn is_bare(cx: &DockerfileCx<'_>, word: &Word) -> bool {
    !slice(cx, word.span).starts_with('"')
}

/// Another command that runs where a call succeeded.
pub(crate) fn then(cx: &DockerfileCx<'_>, call: &Call<'_>, command: &str) -> Option<Change> {
    let own = call.command;
    let index = call.script.commands.iter().position(|other| std::ptr::eq(other, own))?;
    let piped = call.script.commands.iter().any(|other| other.fed_by.contains(&index));
    let last = own
        .words
        .last()
        .filter(|word| own.redirects.is_empty() && !own.inner && !piped && word.span.end == own.span.end)
        .filter(|word| is_bare(cx, word))?;
    let rights = if own.name() == "sudo" { "sudo " } else { "" };
    after(cx, last.span, &format!(" && {rights}{command}"))
}
