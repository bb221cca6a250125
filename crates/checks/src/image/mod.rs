//! Checks of image references. Written by `cargo xtask codegen`.

pub(crate) mod support;

pub mod dashboard_deployed;
pub mod git_sync_runs_another_program;
pub mod image_not_pinned_to_digest;
pub mod image_outside_allowed_registries;
pub mod malformed_digest;
pub mod pull_policy_not_always;
pub mod registry_login_in_file;
pub mod retired_ingress_controller;
pub mod retired_registry;
pub mod tiller_deployed;
pub mod tiller_reachable;
