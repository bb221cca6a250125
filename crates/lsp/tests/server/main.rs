//! The server over a connection in memory, with the real registry of checks.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "helpers of tests may fail loudly")]
#![allow(clippy::print_stdout, reason = "shown where a test fails")]

mod actions;
mod context;
mod diagnostics;
mod hovers;
mod lifecycle;
mod support;
