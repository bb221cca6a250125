use plimsoll_syntax::Span;

use crate::{Heredoc, Logical};

/// A text with its place: as it is written, before variables are replaced.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// The text as the builder reads it.
    pub text: String,
    /// Where it stands.
    pub span: Span,
}

/// A flag of an instruction, such as `--from=build`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flag {
    /// Its name without the dashes.
    pub name: String,
    /// What follows the equals sign, where there is one.
    pub value: Option<String>,
    /// Where it stands.
    pub span: Span,
}

/// A name and its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    /// The name.
    pub name: String,
    /// The value; none for an argument without a default.
    pub value: Option<String>,
    /// Where both stand.
    pub span: Span,
    /// Whether a blank parts them: the old form.
    pub spaced: bool,
}

/// A command line of `RUN`, `CMD`, `ENTRYPOINT` or `HEALTHCHECK`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// A list of words that is run as it is.
    Exec(Vec<Word>),
    /// A text for a shell.
    Shell(Logical),
}

/// Sources and where they go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Transfer {
    /// What is copied; heredocs are left out.
    pub sources: Vec<Word>,
    /// How many heredocs are among the sources.
    pub texts: usize,
    /// Where it goes.
    pub target: Word,
}

/// What an instruction says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `FROM image [AS name]`.
    From {
        /// The base.
        image: Word,
        /// The stage's name in lower case.
        name: Option<Word>,
    },
    /// `RUN`.
    Run(Command),
    /// `CMD`.
    Cmd(Command),
    /// `ENTRYPOINT`.
    Entrypoint(Command),
    /// `SHELL`.
    Shell(Vec<Word>),
    /// `ENV`.
    Env(Vec<Pair>),
    /// `LABEL`.
    Label(Vec<Pair>),
    /// `ARG`.
    Arg(Vec<Pair>),
    /// `COPY`.
    Copy(Transfer),
    /// `ADD`.
    Add(Transfer),
    /// `USER`.
    User(Word),
    /// `WORKDIR`.
    Workdir(Word),
    /// `EXPOSE`.
    Expose(Vec<Word>),
    /// `VOLUME`.
    Volume(Vec<Word>),
    /// `STOPSIGNAL`.
    StopSignal(Word),
    /// `MAINTAINER`.
    Maintainer(Word),
    /// `ONBUILD`: what a build runs that starts from this image.
    Onbuild(Box<Instruction>),
    /// `HEALTHCHECK NONE`, or one with a command.
    Healthcheck(Option<Command>),
    /// Something that the builder refuses; a fault says why.
    Broken,
}

/// One instruction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Instruction {
    /// Its name as it is written.
    pub keyword: Word,
    /// From its first byte to the last of its line or of its last heredoc.
    pub span: Span,
    /// Its flags.
    pub flags: Vec<Flag>,
    /// What it says.
    pub kind: Kind,
    /// Texts that follow it.
    pub heredocs: Vec<Heredoc>,
}

impl Instruction {
    /// The value of the first flag of this name.
    #[must_use]
    pub fn flag(&self, name: &str) -> Option<&str> {
        self.flags.iter().find(|f| f.name == name).map(|f| f.value.as_deref().unwrap_or(""))
    }

    /// Every flag of this name.
    pub fn flags_named<'i>(&'i self, name: &'i str) -> impl Iterator<Item = &'i Flag> {
        self.flags.iter().filter(move |f| f.name == name)
    }
}
