//! The checks. Each one is two files: `<family>/<slug>.rs` and `<family>/<slug>.md`.
//!
//! The lists of modules and the registry are written by `cargo xtask codegen`.

#![forbid(clippy::disallowed_methods, clippy::disallowed_types)]

mod cloud;
mod docker;
mod extra_args;
mod kinds;
mod masks;
mod ports;
mod prelude;
mod registry;
mod remedies;
mod rights;
mod selectors;
mod settings;
mod together;
mod unproved;

pub mod access;
pub mod acr;
pub mod admission;
pub mod aks;
pub mod api;
pub mod availability;
pub mod azure;
pub mod bucket;
pub mod compute;
pub mod control_plane;
pub mod dockerfile;
pub mod ecr;
pub mod ecs;
pub mod eks;
pub mod elb;
pub mod exposure;
pub mod gke;
pub mod google;
pub mod iam;
pub mod image;
pub mod kms;
pub mod mesh;
pub mod network;
pub mod node;
pub mod pod;
pub mod pss;
pub mod resources;
pub mod secrets;
pub mod storage;
pub mod tenancy;
pub mod trail;
pub mod vpc;

pub use registry::{ALL, DOCS};
pub use together::TOGETHER;
pub use unproved::{UNPROVED, Unproved, unproved};

use plimsoll_engine::Check;

/// The check with this slug or alias.
#[must_use]
pub fn find(name: &str) -> Option<&'static Check> {
    let by_slug = ALL.iter().find(|c| c.slug == name);
    let wanted = plain(name);
    by_slug.or_else(|| ALL.iter().find(|c| c.aliases.iter().any(|alias| plain(alias) == wanted))).copied()
}

/// Peers write one id in several ways: `KSV-0017`, `KSV0017`, `AVD-KSV-0017`, `KSV017`.
fn plain(id: &str) -> String {
    let id = id.strip_prefix("AVD-").unwrap_or(id).to_ascii_lowercase().replace(['-', '_'], "");
    let numbered = ["ksv", "ds"].into_iter().find_map(|start| Some((start, id.strip_prefix(start)?)));
    match numbered.filter(|(_, number)| !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit())) {
        Some((start, number)) => format!("{start}{}", number.trim_start_matches('0')),
        None => id,
    }
}
