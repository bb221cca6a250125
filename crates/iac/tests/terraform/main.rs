//! What Terraform configuration is evaluated to.

mod basics;
mod expressions;
mod files;
mod kubernetes;
mod plan;
mod policies;
mod show;
