//! Shows an assessment and decides nothing: every number and every word of judgement comes from it.
//!
//! All formats are written from the same [`plimsoll_engine::Assessment`], so they agree in their counts, and only
//! its masked texts are quoted.

#![forbid(clippy::disallowed_methods, clippy::disallowed_types)]

mod bar;
mod error;

mod footer;
mod format;
mod glyphs;
mod human;
mod json;
mod picture;
mod sarif;
mod snippet;
mod style;
mod tally;
mod text;
mod words;

pub use error::Error;
pub use format::{Format, render};
pub use picture::line_picture;
pub use snippet::diagnostic;
pub use style::{Lang, Style};
