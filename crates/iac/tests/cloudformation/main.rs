//! Templates of CloudFormation, evaluated.

#![allow(clippy::panic, clippy::unwrap_used, reason = "helpers of tests may fail loudly")]
#![allow(clippy::print_stdout, reason = "shown where a test is skipped")]

#[path = "../support/mod.rs"]
mod support;

mod conditions;
mod corpus;
mod functions;
mod hostile;
mod places;
mod serverless;
mod stacks;
