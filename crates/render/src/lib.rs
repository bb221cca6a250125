//! Renders Helm charts and builds kustomize overlays, by the engines themselves.
//!
//! The engines are a Go program of this repository (`renderer/`), embedded in this crate and run as a child that gives
//! up files, network, processes and more memory than it needs before it reads anything. What it works on is handed to
//! it in memory. This crate trusts nothing that it answers: bounds on time, memory and bytes are held from outside.

// Without a renderer nobody asks, and the questions stay.
#![cfg_attr(not(all(target_os = "linux", renderer)), allow(dead_code))]

#[cfg(not(all(target_os = "linux", renderer)))]
mod absent;
mod chart;
#[cfg(all(target_os = "linux", renderer))]
mod child;
mod error;
mod frame;
mod hello;
pub mod limits;
mod overlay;
mod pool;
#[cfg(all(target_os = "linux", renderer))]
mod program;
#[cfg(all(target_os = "linux", renderer))]
mod workers;

use serde::Deserialize;

pub use chart::{Chart, Document, DocumentKind, Files, Level, Manifests, Mark, Source, Values};
pub use error::Error;
pub use hello::{Hello, Probe, Sandbox};
pub use limits::Limits;
pub use overlay::{Built, Overlay, Resource};
pub use pool::{Renderer, answer_of_chart, answer_of_overlay};

/// Why the renderer could not do what it was asked.
#[derive(Debug, Deserialize)]
struct Failure {
    kind: String,
    message: String,
}

impl From<Failure> for Error {
    fn from(Failure { kind, message }: Failure) -> Self {
        match kind.as_str() {
            "dependencies" => Error::Dependencies { names: message },
            "remote" => Error::Remote { names: message },
            "schema" => Error::Schema { message },
            "protocol" => Error::Protocol { reason: message },
            _ => Error::Engine { message },
        }
    }
}
