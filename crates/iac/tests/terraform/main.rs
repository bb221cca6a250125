//! What Terraform configuration is evaluated to.

mod basics;
mod expressions;
mod kubernetes;
mod plan;
mod show;
