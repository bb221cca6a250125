//! What Terraform configuration is evaluated to.

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
mod show;
