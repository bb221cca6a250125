//! Text with places: spans, line indexes and a compact YAML and JSON tree.
//!
//! A [`Tree`] is one document. It never copies a scalar that stands verbatim in the text, it does
//! not expand aliases, and it refuses what would exhaust memory before it does so (see [`limits`]).

#![forbid(clippy::disallowed_methods, clippy::disallowed_types)]

mod builder;
mod compare;
mod deep;
mod faults;
pub mod limits;
mod lines;
mod node;
mod parse;
mod patch;
mod path;
mod quick;
mod replace;
mod scalar;
mod span;
mod tag;
#[cfg(test)]
mod tests;
mod tree;
mod unknown;

pub use builder::Builder;
pub use compare::readers_differ;
pub use faults::{DuplicateKey, Refusal};
pub use lines::{LineIndex, Position};
pub use node::{Entries, Items, Node};
pub use parse::{Parsed, SyntaxError, parse};
pub use path::Route;
pub use replace::Put;
pub use scalar::is_plain_text;
pub use span::Span;
pub use tree::{Comment, Kind, NodeId, Segment, Tree};
pub use unknown::{HOLE, Unknown};
