//! Checks of webhooks and of policies at admission. Written by `cargo xtask codegen`.

pub mod admission_policy_not_enforced;
pub mod gatekeeper_constraint_dry_run;
pub mod kyverno_policy_audits_only;
pub mod webhook_fails_open;
pub mod webhook_for_every_namespace;
pub mod webhook_outside_without_authority;
