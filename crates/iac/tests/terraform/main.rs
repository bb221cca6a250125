//! What Terraform configuration is evaluated to.

mod basics;
mod expressions;
mod files;
mod heredocs;
mod known;
mod kubernetes;
mod plan;
mod policies;
mod show;
