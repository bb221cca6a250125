//! Shows an assessment and decides nothing: every number and every word of judgement comes from it.
//!
//! All formats are written from the same [`plimsoll_engine::Assessment`], so they agree in their counts, and only
//! its masked texts are quoted.

#![forbid(clippy::disallowed_methods, clippy::disallowed_types)]

mod also;
mod bar;
mod concise;
mod editor;
mod entry;
mod error;
mod explain;
mod footer;
mod format;
mod framework;
mod github;
mod gitlab;
mod glyphs;
mod html;
mod human;
mod json;
mod junit;
mod markdown;
mod md;
mod moved;
mod oscal;
mod picture;
mod platforms;
mod runner;
mod sarif;
mod sheet;
mod snippet;
mod speak;
mod style;
mod table;
mod tally;
mod text;
mod uri;
mod window;
mod words;

pub use editor::{accepted_text, blind_text, card, gap_text, inert_markdown, unknown_text};
pub use error::Error;
pub use explain::{explain, explain_control, explain_list};
pub use format::{Format, render};
pub use framework::{FrameworkFormat, framework};
pub use moved::moved;
pub use picture::line_picture;
pub use snippet::diagnostic;
pub use speak::translated;
pub use style::{Lang, Style};
