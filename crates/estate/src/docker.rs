//! Dockerfiles as objects: what they say, followed to the last stage, and where each part of it stands.

use std::sync::Arc;

use plimsoll_dockerfile::shell::Script;
use plimsoll_dockerfile::{Base, Build, Command, Fault, Instruction, Kind, Outside, ShellKind};
use plimsoll_model::Why;
use plimsoll_syntax::{Builder, NodeId, Span, Tree};

use crate::{At, ObjectId};

/// Group of the objects that Dockerfiles become.
pub(crate) const GROUP: &str = "dockerfile";
/// Their kind.
pub(crate) const KIND: &str = "Dockerfile";

/// Most characters of an instruction in a path.
const HEADING: usize = 80;

/// A Dockerfile of the estate.
#[derive(Clone, Debug)]
pub struct Dockerfile {
    /// Its object.
    pub object: ObjectId,
    /// Its instructions.
    pub file: plimsoll_dockerfile::Dockerfile,
    /// What holds at each of them.
    pub build: Build,
    /// The node of each part that has one, ordered by span.
    places: Vec<(Span, NodeId)>,
}

/// A Dockerfile that was read and is no object yet.
pub(crate) struct Draft {
    tree: Tree,
    file: plimsoll_dockerfile::Dockerfile,
    build: Build,
    places: Vec<(Span, NodeId)>,
}

impl Dockerfile {
    /// The place of an instruction, a word or a command; the file's beginning for anything else.
    #[must_use]
    pub fn at(&self, span: Span) -> At {
        let found = self.places.binary_search_by_key(&span, |(span, _)| *span);
        At { node: found.map_or(0, |index| self.places[index].1), missing: "" }
    }
}

impl Draft {
    /// Reads a text.
    pub(crate) fn read(text: &Arc<str>) -> Option<Self> {
        let file = plimsoll_dockerfile::parse(text);
        let build = Build::of(&file, Outside::Open);
        let (tree, places) = Planter::plant(text, &file, &build)?;
        Some(Self { tree, file, build, places })
    }

    /// The tree, and the Dockerfile as this object.
    pub(crate) fn of_object(self, object: ObjectId) -> (Tree, Dockerfile) {
        let Self { tree, file, build, places } = self;
        (tree, Dockerfile { object, file, build, places })
    }

    /// What could not be read, and where.
    pub(crate) fn blind(&self) -> Vec<(u32, Why)> {
        let refused = |fault: &Fault| {
            let reason = format!("the builder refuses this instruction: {}", fault.reason);
            (fault.span.start, Why::new(reason, "correct the instruction"))
        };
        let mut blind: Vec<_> = self.file.faults.iter().chain(&self.build.faults).map(refused).collect();
        let scripts = self.build.steps.iter().filter_map(|step| step.script.as_ref());
        blind.extend(scripts.filter_map(|script| script.faults.first()).map(|span| {
            let why = Why::new("a part of this script could not be read", "correct the script, or run it as a file");
            (span.start, why)
        }));
        blind.extend(self.foreign());
        blind
    }

    /// The first script that is for another shell.
    fn foreign(&self) -> Option<(u32, Why)> {
        let is_shell = |i: &Instruction| matches!(&i.kind, Kind::Run(Command::Shell(_)));
        let pairs = self.file.instructions.iter().zip(&self.build.steps);
        let mut foreign =
            pairs.filter(|(i, step)| is_shell(i) && step.script.is_none() && step.shell != ShellKind::Posix);
        let (instruction, _) = foreign.next()?;
        let reason = "scripts for PowerShell, cmd and other shells that are not POSIX are not read";
        Some((instruction.span.start, Why::new(reason, "look at the RUN instructions of this file by hand")))
    }
}

/// Makes a tree of a file: its stages, their instructions, and the parts of those.
struct Planter<'t> {
    text: &'t str,
    builder: Builder,
    places: Vec<(Span, NodeId)>,
}

impl Planter<'_> {
    fn plant(
        text: &Arc<str>,
        file: &plimsoll_dockerfile::Dockerfile,
        build: &Build,
    ) -> Option<(Tree, Vec<(Span, NodeId)>)> {
        let mut planter = Planter { text, builder: Builder::new(text), places: Vec::new() };
        planter.builder.open_map(Span::new(0, text.len()));
        let first = build.stages.first().map_or(file.instructions.len(), |stage| stage.instructions.start);
        planter.stage("arguments", file.instructions.get(..first)?, &build.steps);
        for (index, stage) in build.stages.iter().enumerate() {
            let name = stage.name.clone().unwrap_or_else(|| index.to_string());
            let (own, steps) = (stage.instructions.clone(), build.steps.get(stage.instructions.clone())?);
            planter.stage(&name, file.instructions.get(own)?, steps);
        }
        file.comments.iter().for_each(|comment| planter.builder.comment(*comment));
        let tree = planter.builder.finish()?;
        let mut places = planter.places;
        places.sort_unstable();
        places.dedup_by_key(|(span, _)| *span);
        Some((tree, places))
    }

    fn stage(&mut self, name: &str, instructions: &[Instruction], steps: &[plimsoll_dockerfile::Step]) {
        let (Some(first), Some(last)) = (instructions.first(), instructions.last()) else { return };
        self.builder.string(first.keyword.span, name);
        self.builder.open_map(Span { start: first.span.start, end: last.span.end });
        for (instruction, step) in instructions.iter().zip(steps) {
            self.instruction(instruction, step.script.as_ref());
        }
        self.builder.close();
    }

    fn instruction(&mut self, instruction: &Instruction, script: Option<&Script>) {
        if self.builder.is_full() {
            return;
        }
        self.builder.string(instruction.keyword.span, &heading(instruction.span.slice(self.text)));
        self.builder.open_seq(instruction.span);
        self.part(instruction.span);
        for span in parts(instruction, script) {
            self.part(span);
        }
        self.builder.close();
    }

    fn part(&mut self, span: Span) {
        if !self.builder.is_full() {
            self.places.push((span, self.builder.len() as NodeId));
            self.builder.string(span, span.slice(self.text));
        }
    }
}

/// What an instruction is called in a path: how it starts, so that what stands above it may change.
fn heading(written: &str) -> String {
    let line = written.lines().next().unwrap_or("").trim_end_matches(['\\', '`', ' ', '\t']);
    let words: Vec<&str> = line.split_whitespace().collect();
    words.join(" ").chars().take(HEADING).collect()
}

/// Everything inside an instruction that a finding may point at.
fn parts(instruction: &Instruction, script: Option<&Script>) -> Vec<Span> {
    let mut spans: Vec<Span> = vec![instruction.keyword.span];
    spans.extend(instruction.flags.iter().map(|flag| flag.span));
    words(&instruction.kind, &mut spans);
    for command in script.into_iter().flat_map(|script| &script.commands) {
        spans.push(command.span);
        spans.extend(command.words.iter().map(|word| word.span));
        spans.extend(command.assignments.iter().map(|assignment| assignment.value.span));
    }
    spans.sort_unstable();
    spans.dedup();
    spans.retain(|span| *span != instruction.span);
    spans
}

fn words(kind: &Kind, spans: &mut Vec<Span>) {
    match kind {
        Kind::From { image, name } => spans.extend([Some(image), name.as_ref()].into_iter().flatten().map(|w| w.span)),
        Kind::Env(pairs) | Kind::Label(pairs) | Kind::Arg(pairs) => spans.extend(pairs.iter().map(|pair| pair.span)),
        Kind::Copy(transfer) | Kind::Add(transfer) => {
            spans.extend(transfer.sources.iter().chain([&transfer.target]).map(|word| word.span));
        }
        Kind::Shell(list) | Kind::Expose(list) | Kind::Volume(list) => spans.extend(list.iter().map(|word| word.span)),
        Kind::User(word) | Kind::Workdir(word) | Kind::StopSignal(word) | Kind::Maintainer(word) => {
            spans.push(word.span)
        }
        Kind::Onbuild(inner) => {
            spans.push(inner.span);
            spans.extend(inner.flags.iter().map(|flag| flag.span));
            words(&inner.kind, spans);
        }
        _ => {}
    }
}

impl Dockerfile {
    /// The instructions of a stage and of those that it starts from, with what holds there, the first one first.
    pub fn layers(&self, stage: usize) -> impl Iterator<Item = usize> + '_ {
        let line = self.build.lineage(stage);
        line.into_iter().rev().filter_map(|stage| self.build.stages.get(stage)).flat_map(|s| s.instructions.clone())
    }

    /// What the last stage comes from outside this file: nothing where it starts from scratch.
    #[must_use]
    pub fn outer_base(&self) -> Option<&Base> {
        let last = self.build.stages.len().checked_sub(1)?;
        let first = *self.build.lineage(last).last()?;
        self.build.stages.get(first).map(|stage| &stage.base)
    }
}
