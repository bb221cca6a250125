//! Turns paths, standard input and texts into a [`plimsoll_model::Snapshot`], its secrets masked.
//!
//! What it reads: files that end in `.yaml`, `.yml` or `.json`, files of unknown kinds that look like a manifest, and
//! every file that is named. `.gitignore` and `.plimsollignore` are followed, inside a git repository or not; settings
//! that live outside the tree (the user's global ignore file, `.git/info/exclude`) are not, so the same tree gives the
//! same snapshot everywhere. A link to a file inside the folder is read once, under the name of the file if that is
//! read itself; a link to a folder inside is passed over, since the folder is visited under its own name; a link out
//! of the folder, to nothing or in a circle is a blind spot. Nothing is dropped silently.

pub mod archive;
mod bytes;
mod charts;
mod classify;
mod collect;
mod error;
mod format;
mod history;
pub mod limits;
mod links;
mod mask;
mod names;
mod outcome;
mod patches;
mod plan;
mod read;
mod render;
mod request;
mod secrets;
mod skips;
mod terraform;
mod texts;
mod walk;

pub use collect::{Collected, collect, collect_read};
pub use error::Error;
pub use render::{ChartSettings, Edited, RenderOptions, snapshot_of};
pub use request::{FingerprintKey, Request};
pub use texts::{TextOptions, from_texts, read_texts};
