//! The binary as its users meet it: arguments, exit codes, streams and files.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    reason = "helpers of tests may fail loudly"
)]

mod agreement;
mod blindness;
mod chart_fix;
mod chinese;
mod dockerfile;
mod fix;
mod habits;
mod hostile;
mod line;
mod proof;
mod reached;
mod redaction;
mod rendering;
mod report;
mod roots;
mod secrets;
mod support;
mod templates;
mod waivers;
