//! Checks of image references. Written by `cargo xtask codegen`.

mod support;

pub mod dashboard_deployed;
pub mod image_not_pinned_to_digest;
pub mod pull_policy_not_always;
pub mod retired_ingress_controller;
pub mod retired_registry;
pub mod tiller_deployed;
