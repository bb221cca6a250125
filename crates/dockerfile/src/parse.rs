use std::borrow::Cow;

use plimsoll_syntax::Span;

use crate::{Directive, Instruction, lines, read};

/// Something that the builder refuses, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Where.
    pub span: Span,
    /// Why; never a value of the file.
    pub reason: Cow<'static, str>,
}

impl Fault {
    pub(crate) fn new(span: Span, reason: impl Into<Cow<'static, str>>) -> Self {
        Self { span, reason: reason.into() }
    }
}

/// A file as the builder reads it, up to the meaning of its variables.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dockerfile {
    /// Comments at the top that the builder obeys.
    pub directives: Vec<Directive>,
    /// The character that continues lines and escapes others: a backslash or a backtick.
    pub escape: char,
    /// The instructions in order.
    pub instructions: Vec<Instruction>,
    /// All comments outside heredocs, from their `#` on.
    pub comments: Vec<Span>,
    /// What the builder refuses, in the order of the text.
    pub faults: Vec<Fault>,
}

/// Reads a text. What is wrong with it stands in the faults; the rest is read all the same.
#[must_use]
pub fn parse(text: &str) -> Dockerfile {
    let cut = lines::cut(text);
    let (escape, mut faults) = (cut.directives.escape, cut.faults);
    let instruction = |line| read::instruction(text, line, escape, &mut faults);
    let instructions: Vec<Instruction> = cut.lines.iter().map(instruction).collect();
    if instructions.is_empty() {
        faults.push(Fault::new(Span::default(), "the file holds no instruction"));
    }
    faults.sort_by_key(|fault| (fault.span.start, fault.span.end));
    Dockerfile { directives: cut.directives.found, escape, instructions, comments: cut.comments, faults }
}

/// Whether a text reads like a Dockerfile: its first instruction that is no `ARG` is a `FROM` with an image.
#[must_use]
pub fn looks_like_one(text: &str) -> bool {
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    let first = lines.find(|line| !line.get(..4).is_some_and(|word| word.eq_ignore_ascii_case("arg ")));
    let mut words = first.unwrap_or("").split_whitespace().filter(|word| !word.starts_with("--"));
    words.next().is_some_and(|word| word.eq_ignore_ascii_case("from"))
        && words.next().is_some()
        && words.next().is_none_or(|word| word.eq_ignore_ascii_case("as") && words.next().is_some())
}
