//! What checks of Dockerfiles share: instructions with what holds there, commands as calls of tools, verdicts.

pub(crate) mod calls;
pub(crate) mod images;
pub(crate) mod modes;
pub(crate) mod packages;
pub(crate) mod ports;
pub(crate) mod remedies;
pub(crate) mod secrets;
pub(crate) mod users;

use plimsoll_dockerfile::shell::{Script, Simple};
use plimsoll_dockerfile::{Instruction, Kind, Step};
use plimsoll_engine::{DockerfileCx, Hit, Verdict};
use plimsoll_model::Why;
use plimsoll_syntax::Span;

pub(crate) use calls::Call;

/// An instruction in its place.
#[derive(Clone, Copy)]
pub(crate) struct Placed<'d> {
    pub(crate) instruction: &'d Instruction,
    pub(crate) step: &'d Step,
}

impl<'d> Placed<'d> {
    /// What it says; for a trigger, what that says.
    pub(crate) fn kind(self) -> &'d Kind {
        match &self.instruction.kind {
            Kind::Onbuild(inner) => &inner.kind,
            kind => kind,
        }
    }

    /// The flags; for a trigger, its own.
    pub(crate) fn owner(self) -> &'d Instruction {
        match &self.instruction.kind {
            Kind::Onbuild(inner) => inner,
            _ => self.instruction,
        }
    }
}

/// Every instruction of a stage, triggers included.
pub(crate) fn steps<'d>(cx: &DockerfileCx<'d>) -> impl Iterator<Item = Placed<'d>> + use<'d> {
    let pairs = cx.docker.file.instructions.iter().zip(&cx.docker.build.steps);
    pairs.map(|(instruction, step)| Placed { instruction, step })
}

/// The scripts of `RUN`.
pub(crate) fn scripts<'d>(cx: &DockerfileCx<'d>) -> impl Iterator<Item = (Placed<'d>, &'d Script)> + use<'d> {
    steps(cx).filter(|p| matches!(p.kind(), Kind::Run(_))).filter_map(|p| Some((p, p.step.script.as_ref()?)))
}

/// Every call of a tool in a `RUN`.
pub(crate) fn calls<'d>(cx: &DockerfileCx<'d>) -> impl Iterator<Item = Call<'d>> + use<'d> {
    scripts(cx).flat_map(|(placed, script)| script.commands.iter().filter_map(move |c| Call::of(placed, script, c)))
}

/// A gap where spans show one, else a pass.
pub(crate) fn gap<'e>(
    cx: &DockerfileCx<'e>,
    message: &'static str,
    spans: impl IntoIterator<Item = Span>,
) -> Verdict<'e> {
    let mut spans: Vec<Span> = spans.into_iter().collect();
    spans.sort_unstable();
    spans.dedup();
    Verdict::gap_at(message, spans.into_iter().map(|span| Hit::new(cx.object, cx.docker.at(span))).collect())
}

/// A gap at the calls for which a test holds.
pub(crate) fn gap_at_calls<'e>(
    cx: &DockerfileCx<'e>,
    message: &'static str,
    test: impl Fn(&Call<'e>) -> bool,
) -> Verdict<'e> {
    gap(cx, message, calls(cx).filter(|call| test(call)).map(|call| call.command.span))
}

/// A verdict that cannot be given.
pub(crate) fn unknown<'e>(
    cx: &DockerfileCx<'e>,
    why: impl Into<String>,
    resolve: &'static str,
    span: Span,
) -> Verdict<'e> {
    Verdict::Unknown(Why::new(why.into(), resolve), Some(Hit::new(cx.object, cx.docker.at(span))))
}

/// The gap if there is one, else the first that is unknown, else a pass.
pub(crate) fn worst<'e>(gap: Verdict<'e>, unknown: Option<Verdict<'e>>) -> Verdict<'e> {
    match (gap, unknown) {
        (Verdict::Pass, Some(unknown)) => unknown,
        (gap, _) => gap,
    }
}

/// The commands that a command reads from, through all pipes before it.
pub(crate) fn feeders<'d>(script: &'d Script, command: &'d Simple) -> Vec<&'d Simple> {
    let mut found: Vec<&Simple> = Vec::new();
    let mut range = command.fed_by.clone();
    while let Some(commands) = script.commands.get(range.clone()).filter(|c| !c.is_empty()) {
        found.extend(commands);
        let earlier = commands[0].fed_by.clone();
        // Pipes lead back in the text, so that this ends.
        if earlier.end > range.start {
            break;
        }
        range = earlier;
    }
    found
}
