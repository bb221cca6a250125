//! What Terraform configuration is evaluated to.

mod basics;
mod kubernetes;
mod plan;
mod show;
