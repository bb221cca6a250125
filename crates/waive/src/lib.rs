//! What was found and is accepted: waivers in every form that is understood, baselines, and the limits of a change.
//!
//! There is one mechanism: a file of waivers, comments, and peers' ignore files all become a [`Waiver`], and
//! [`waive`] moves what they cover out of an assessment's findings. The crate is pure: texts and today's date
//! arrive as values.

#![forbid(clippy::disallowed_methods, clippy::disallowed_types)]

mod apply;
mod baseline;
mod beside;
mod edit;
mod error;
mod file;
mod ids;
mod inline;
pub mod limits;
mod meta;
mod names;
pub mod peers;
mod scope;
mod since;
mod waiver;

pub use apply::{Join, waive};
pub use baseline::Baseline;
pub use edit::{NewWaiver, append};
pub use error::Error;
pub use file::{FILE_NAME, Rules, parse};
pub use inline::{Inline, inline};
pub use jiff::civil::Date;
pub use meta::CHECKS;
pub use names::Names;
pub use since::{Lines, Touched, only_touched};
pub use waiver::{Fault, Waiver};
