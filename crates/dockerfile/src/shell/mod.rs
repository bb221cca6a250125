//! Scripts of a POSIX shell, and what of bash is common: simple commands with their words, and how they are joined.
//!
//! The reader goes on after a fault, nests no deeper than a bound, and knows where each word stands in the file.

mod command;
mod cursor;
mod resolve;
mod script;
mod word;

use plimsoll_syntax::Span;

use crate::{Logical, limits};

pub use resolve::Variables;

/// A script, its commands in the order of the text: what stands in a substitution comes before its command.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Script {
    /// The commands.
    pub commands: Vec<Simple>,
    /// What could not be read.
    pub faults: Vec<Span>,
}

/// How a command follows the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Join {
    /// It is the first of its list, or stands on its own.
    Start,
    /// After `&&`.
    And,
    /// After `||`.
    Or,
    /// After `;`, `&` or a line break.
    Then,
    /// After `|`.
    Pipe,
}

/// One command with its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Simple {
    /// `name=value` before the command.
    pub assignments: Vec<Assignment>,
    /// The name of the command and its arguments.
    pub words: Vec<Word>,
    /// Where input comes from and output goes to.
    pub redirects: Vec<Redirect>,
    /// How it follows the one before it.
    pub join: Join,
    /// The commands whose output it reads.
    pub fed_by: std::ops::Range<usize>,
    /// Whether it stands in a substitution, a subshell or a function: what it sets ends there.
    pub inner: bool,
    /// From its first word to its last.
    pub span: Span,
}

/// A variable that a command sets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assignment {
    /// The variable.
    pub name: String,
    /// Its value.
    pub value: Word,
}

/// A file that a command reads or writes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Redirect {
    /// `>`, `>>`, `<`, `<<<` and the like.
    pub operator: &'static str,
    /// The file, or the text of a heredoc's delimiter.
    pub target: Word,
}

/// A word of the shell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Word {
    /// What it is made of.
    pub parts: Vec<Part>,
    /// Where it stands.
    pub span: Span,
    /// Its text, where it can be told.
    pub value: Option<String>,
}

/// A piece of a word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// Text that stands for itself.
    Text(String),
    /// A variable, with what follows its name in braces: an operator and its word.
    Variable(String, Option<(String, Vec<Part>)>),
    /// The output of these commands of the script.
    Output(std::ops::Range<usize>),
    /// Arithmetic and the like: never known.
    Other,
}

impl Word {
    /// The commands whose output is a part of the word.
    pub fn outputs(&self) -> impl Iterator<Item = std::ops::Range<usize>> + '_ {
        fn walk(parts: &[Part], out: &mut Vec<std::ops::Range<usize>>) {
            for part in parts {
                match part {
                    Part::Output(range) => out.push(range.clone()),
                    Part::Variable(_, Some((_, parts))) => walk(parts, out),
                    _ => {}
                }
            }
        }
        let mut out = Vec::new();
        walk(&self.parts, &mut out);
        out.into_iter()
    }

    /// The text before the first piece that is not known.
    #[must_use]
    pub fn known_start(&self) -> String {
        let texts = self.parts.iter().map_while(|p| if let Part::Text(text) = p { Some(text.as_str()) } else { None });
        self.value.clone().unwrap_or_else(|| texts.collect())
    }
}

impl Simple {
    /// The command's name without its folder, empty where it is not known.
    #[must_use]
    pub fn name(&self) -> &str {
        let first = self.words.first().and_then(|word| word.value.as_deref()).unwrap_or("");
        first.rsplit('/').next().unwrap_or("")
    }

    /// The values of its arguments, empty for those that are not known.
    pub fn arguments(&self) -> impl Iterator<Item = &str> + Clone {
        self.words.iter().skip(1).map(|word| word.value.as_deref().unwrap_or(""))
    }
}

/// Reads a script; words without variables have their values.
#[must_use]
pub fn parse(logical: &Logical) -> Script {
    let mut script = script::read(logical);
    resolve::resolve(&mut script, &mut Variables::default());
    script
}

/// Reads a script, its variables known from the build.
#[must_use]
pub fn parse_with(logical: &Logical, variables: &mut Variables<'_>) -> Script {
    let mut script = script::read(logical);
    resolve::resolve(&mut script, variables);
    add_inner(&mut script);
    script
}

/// Adds the commands of the texts after `sh -c`, one level deep.
fn add_inner(script: &mut Script) {
    let texts = script.commands.iter().filter_map(|command| command.words.get(command.script_word()?));
    let known = texts.filter_map(|word| Some(crate::Word { text: word.value.clone()?, span: word.span }));
    let mut known: Vec<crate::Word> = known.take(limits::MAX_INNER + 1).collect();
    // The rest is not read, and what is not read is said.
    let beyond = known.get(limits::MAX_INNER).map(|word| word.span);
    known.truncate(limits::MAX_INNER);
    let inner: Vec<Script> = known.iter().map(|word| parse(&Logical::of_word(word))).collect();
    script.faults.extend(beyond);
    for one in inner {
        let before = script.commands.len();
        script.commands.extend(one.commands.into_iter().map(|mut command| {
            command.inner = true;
            command.fed_by = command.fed_by.start + before..command.fed_by.end + before;
            command
        }));
        script.faults.extend(one.faults);
    }
}

/// Whether a script names another interpreter in its first line.
#[must_use]
pub(crate) fn is_foreign(text: &str) -> bool {
    let Some(line) = text.lines().next().and_then(|line| line.strip_prefix("#!")) else { return false };
    let mut words = line.split_whitespace().filter(|word| !word.starts_with('-'));
    let name = |word: &str| word.rsplit('/').next().unwrap_or("").to_owned();
    let first = words.next().map(name).unwrap_or_default();
    let shell = if first == "env" { words.next().map(name).unwrap_or_default() } else { first };
    !matches!(shell.as_str(), "sh" | "bash" | "dash" | "ash" | "zsh" | "ksh")
}

/// The script of a list of words: one command, and those of the text after `sh -c`.
#[must_use]
pub(crate) fn of_exec(words: &[crate::Word]) -> Script {
    let own = |word: &crate::Word| Word {
        parts: vec![Part::Text(word.text.clone())],
        span: word.span,
        value: Some(word.text.clone()),
    };
    let span = match (words.first(), words.last()) {
        (Some(first), Some(last)) => Span { start: first.span.start, end: last.span.end },
        _ => Span::default(),
    };
    let command = Simple {
        assignments: Vec::new(),
        words: words.iter().map(own).collect(),
        redirects: Vec::new(),
        join: Join::Start,
        fed_by: 0..0,
        inner: false,
        span,
    };
    let mut script = Script { commands: vec![command], faults: Vec::new() };
    add_inner(&mut script);
    script
}

impl Simple {
    /// The argument that holds a script: the one after `sh -c`.
    #[must_use]
    pub fn script_word(&self) -> Option<usize> {
        if !matches!(self.name(), "sh" | "bash" | "dash" | "ash" | "zsh" | "ksh") {
            return None;
        }
        let is_flag = |word: &Word| {
            let value = word.value.as_deref().unwrap_or("");
            value.starts_with('-') && !value.starts_with("--") && value.ends_with('c')
        };
        self.words.iter().skip(1).position(is_flag).map(|at| at + 2).filter(|at| *at < self.words.len())
    }
}

#[cfg(test)]
mod tests;
