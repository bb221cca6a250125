//! A language server: judges Kubernetes manifests while they are written.
//!
//! A document is judged among the files of its folder, with what the editor has open laid over them, by the same
//! functions as `plimsoll scan`. There are two passes. At every keystroke the documents that changed are judged against
//! the estate of everything else ([`plimsoll_estate::View::edited`]); after a pause the whole folder is judged anew in
//! the background, which also tells what an edit means for other documents.

mod actions;
mod allow;
mod client;
mod diagnose;
mod document;
mod documents;
mod error;
mod fixes;
mod host;
mod hover;
mod judge;
mod judging;
pub mod limits;
mod position;
mod project;
mod requests;
mod scope;
mod server;
mod session;
mod settled;
mod settling;
mod sheet;
mod uri;
mod wire;
mod worker;

pub use error::Error;
pub use host::{Host, Relative, Settings};
pub use position::{Encoding, Lines};
pub use server::{Ending, serve};
pub use wire::{Writer, open};
