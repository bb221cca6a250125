//! What the renderer is and what holds it.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::frame::{Ask, Blob};
use crate::{Error, Failure};

/// What the renderer says of itself before it reads anything.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Hello {
    /// Version of the Helm engine, such as `v3.22.0`.
    pub helm: String,
    /// Version of the kustomize library.
    pub kustomize: String,
    /// Version of the compiler.
    pub go: String,
    /// What holds it.
    pub sandbox: Sandbox,
}

/// What holds the renderer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub struct Sandbox {
    /// Whether only harmless system calls are let through.
    pub seccomp: bool,
    /// Version of the kernel's Landlock that denies every file, 0 where the kernel has none: then the filter of system
    /// calls alone denies them.
    pub landlock: u32,
    /// Whether memory and processor time are bounded.
    pub limits: bool,
}

/// An attempt to break out, for tests and `plimsoll doctor`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Probe {
    /// What to try: `open`, `create`, `socket`, `connect`, `start`, `executable-memory`, `memory`, `loop`, `print` or `panic`.
    pub what: String,
}

#[derive(Serialize)]
struct Head<'a> {
    probe: &'a str,
    files: [(); 0],
}

#[derive(Deserialize)]
struct Told {
    error: Option<Failure>,
    #[serde(default)]
    denied: bool,
}

impl Ask for Probe {
    type Answer = bool;

    fn head(&self) -> Result<Vec<u8>, serde_json::Error> {
        serde_json::to_vec(&Head { probe: &self.what, files: [] })
    }

    fn bytes(&self) -> Vec<&Arc<[u8]>> {
        Vec::new()
    }

    /// Whether the attempt was denied.
    fn answer(head: &[u8], _: Blob) -> Result<bool, Error> {
        let told: Told = crate::frame::read(head)?;
        told.error.map_or(Ok(told.denied), |failure| Err(failure.into()))
    }
}
