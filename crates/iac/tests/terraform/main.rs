//! What Terraform configuration is evaluated to.

mod basics;
mod plan;
mod show;
