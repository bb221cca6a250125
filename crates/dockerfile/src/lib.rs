//! Dockerfiles as trees with places: what the builder reads, what the shell would run, and what holds at each point.
//!
//! [`parse`] reads a text as BuildKit does and goes on after a fault. [`Build::of`] follows the stages: variables,
//! user, working directory and shell at each instruction. [`shell::parse`] reads the script of a `RUN`.

#![forbid(clippy::disallowed_methods, clippy::disallowed_types)]

mod build;
mod directive;
mod expand;
mod flags;
mod heredoc;
mod instruction;
mod json;
pub mod limits;
mod lines;
mod logical;
mod name;
mod parse;
mod pattern;
mod read;
pub mod shell;
#[cfg(test)]
mod tests;
mod words;

pub use build::{Base, Build, Outside, Scope, Setting, ShellKind, Stage, Step, Value};
pub use directive::Directive;
pub use heredoc::Heredoc;
pub use instruction::{Command, Flag, Instruction, Kind, Pair, Transfer, Word};
pub use logical::Logical;
pub use name::{is_dockerfile, is_one};
pub use parse::{Dockerfile, Fault, looks_like_one, parse};
