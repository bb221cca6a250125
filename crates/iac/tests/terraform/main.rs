//! What Terraform configuration is evaluated to.

mod basics;
mod expressions;
mod files;
mod policies;
mod show;
