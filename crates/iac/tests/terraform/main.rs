//! What Terraform configuration is evaluated to.

mod basics;
mod expressions;
mod files;
mod heredocs;
mod policies;
mod show;
