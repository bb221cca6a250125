//! What Terraform configuration is evaluated to.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::print_stdout, clippy::print_stderr)]

mod agreement;
mod basics;
mod corpus;
mod expressions;
mod files;
mod heredocs;
mod hostile;
mod known;
mod kubernetes;
mod plan;
mod policies;
mod roots;
mod show;
