//! What Terraform configuration is evaluated to.

mod basics;
mod show;
