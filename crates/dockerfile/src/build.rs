//! What holds at each instruction: stages, variables, user, working directory and shell.

mod follow;
mod scope;

use std::ops::Range;

use crate::shell::Script;
use crate::{Dockerfile, Fault};

pub use scope::{Scope, ShellKind};

/// A value after substitution.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// This text.
    Known(String),
    /// It depends on something that the file does not say: why.
    Unknown(String),
}

impl Value {
    /// The text, where it is known.
    #[must_use]
    pub fn known(&self) -> Option<&str> {
        match self {
            Self::Known(text) => Some(text),
            Self::Unknown(_) => None,
        }
    }
}

/// A value and the instruction that set it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Setting {
    /// The value.
    pub value: Value,
    /// Index of the instruction.
    pub by: usize,
}

/// What a stage starts from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Base {
    /// Nothing at all.
    Scratch,
    /// An earlier stage.
    Stage(usize),
    /// An image.
    Image(Value),
}

/// One stage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stage {
    /// Its name in lower case.
    pub name: Option<String>,
    /// What it starts from.
    pub base: Base,
    /// Its instructions, `FROM` included.
    pub instructions: Range<usize>,
    /// Earlier stages that it copies from or mounts.
    pub takes_from: Vec<usize>,
    /// What holds at its end.
    pub end: Scope,
}

/// One instruction in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Index of its stage; none before the first.
    pub stage: Option<usize>,
    /// Its words after substitution: the image, the pairs' values, the sources and then the target, the ports …
    pub values: Vec<Value>,
    /// The user that it runs as, where this file says so.
    pub user: Option<Setting>,
    /// The shell that its script is for.
    pub shell: ShellKind,
    /// Its script, where a POSIX shell runs it.
    pub script: Option<Script>,
}

/// What is known of the world outside the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outside {
    /// Nothing: base images may set variables and a user, the caller may give arguments.
    Open,
    /// Base images set nothing and nobody gives arguments.
    Empty,
}

/// A file, followed from its first instruction to its last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Build {
    /// The stages in order.
    pub stages: Vec<Stage>,
    /// One for each instruction of the file.
    pub steps: Vec<Step>,
    /// What the builder refuses on the way.
    pub faults: Vec<Fault>,
}

impl Build {
    /// Follows a file.
    #[must_use]
    pub fn of(file: &Dockerfile, outside: Outside) -> Self {
        follow::follow(file, outside)
    }

    /// The stage that is built where nobody names another.
    #[must_use]
    pub fn last(&self) -> Option<&Stage> {
        self.stages.last()
    }

    /// Whether each stage takes part in the last one.
    #[must_use]
    pub fn needed(&self) -> Vec<bool> {
        let mut needed = vec![false; self.stages.len()];
        let mut open: Vec<usize> = self.stages.len().checked_sub(1).into_iter().collect();
        while let Some(index) = open.pop() {
            if std::mem::replace(&mut needed[index], true) {
                continue;
            }
            let stage = &self.stages[index];
            open.extend(&stage.takes_from);
            if let Base::Stage(base) = stage.base {
                open.push(base);
            }
        }
        needed
    }

    /// The stages whose layers the last one has: itself and those that it starts from.
    #[must_use]
    pub fn lineage(&self, stage: usize) -> Vec<usize> {
        let mut line = vec![stage];
        while let Some(Base::Stage(base)) = line.last().and_then(|at| self.stages.get(*at)).map(|s| &s.base) {
            line.push(*base);
        }
        line
    }
}
