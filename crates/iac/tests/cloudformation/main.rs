//! Templates of CloudFormation, evaluated.

#![allow(clippy::panic, clippy::unwrap_used)]

#[path = "../support/mod.rs"]
mod support;

mod conditions;
mod corpus;
mod functions;
mod hostile;
mod places;
mod serverless;
mod stacks;
