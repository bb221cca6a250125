//! The checks. Each one is two files: `<family>/<slug>.rs` and `<family>/<slug>.md`.
//!
//! The lists of modules and the registry are written by `cargo xtask codegen`.

#![forbid(clippy::disallowed_methods, clippy::disallowed_types)]

mod prelude;
mod registry;

pub mod pod;
pub mod pss;

pub use registry::{ALL, DOCS};

use plimsoll_engine::Check;

/// The check with this slug or alias.
#[must_use]
pub fn find(name: &str) -> Option<&'static Check> {
    let by_slug = ALL.iter().find(|c| c.slug == name);
    by_slug.or_else(|| ALL.iter().find(|c| c.aliases.contains(&name))).copied()
}
