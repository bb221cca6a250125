//! The catalogue: what must hold (controls), whose it is (owners per mode), and which frameworks ask for it.
//!
//! The data lives as TOML in `catalog/` at the top of the repository. This crate is pure: [`Catalog::parse`] takes
//! texts that somebody else read, and [`Catalog::builtin`] decodes the copy that [`compile`] made of them.
//!
//! ```
//! use plimsoll_catalog::{Catalog, Owner};
//!
//! let catalog = Catalog::builtin();
//! let control = catalog.control("wl-no-privileged").unwrap();
//! let mode = catalog.mode("eks-fargate").unwrap();
//! assert_eq!(control.owner(mode), Owner::Provider);
//! ```

#![forbid(clippy::disallowed_methods, clippy::disallowed_types)]

mod catalog;
mod chinese;
mod error;
mod framework;
pub mod limits;
mod names;
mod owners;
mod parse;
mod types;
mod wire;

pub use catalog::Catalog;
pub use chinese::{CheckTexts, Chinese, Text};
pub use error::{Error, Place};
pub use framework::{Framework, Peer, Requirement};
pub use types::{Area, Control, Evidence, EvidenceSource, Mode, Note, Owner, Severity, SeverityWhen, Source};
pub use wire::compile;
