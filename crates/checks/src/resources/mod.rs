//! Checks of resources and probes. Written by `cargo xtask codegen`.

pub(crate) mod support;

pub mod missing_cpu_limit;
pub mod missing_cpu_request;
pub mod missing_ephemeral_storage_limit;
pub mod missing_liveness_probe;
pub mod missing_memory_request;
pub mod missing_readiness_probe;
