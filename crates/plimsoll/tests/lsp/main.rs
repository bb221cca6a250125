//! `plimsoll lsp` as editors meet it: the binary, its streams and its exit codes.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "helpers of tests may fail loudly")]

mod agreement;
mod client;
mod fixing;
mod real_client;
mod settings;
mod streams;
