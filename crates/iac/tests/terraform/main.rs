//! What Terraform configuration is evaluated to.

mod basics;
mod expressions;
mod policies;
mod show;
