//! Checks of webhooks and of policies at admission. Written by `cargo xtask codegen`.

pub(crate) mod security_policies;

pub mod admission_policy_fails_open;
pub mod admission_policy_not_enforced;
pub mod gatekeeper_constraint_dry_run;
pub mod kyverno_policy_audits_only;
pub mod psp_admits_added_capabilities;
pub mod psp_admits_host_ipc;
pub mod psp_admits_host_network;
pub mod psp_admits_host_pid;
pub mod psp_admits_privilege_escalation;
pub mod psp_admits_privileged;
pub mod psp_admits_root;
pub mod psp_keeps_capabilities;
pub mod psp_keeps_net_raw;
pub mod psp_without_seccomp;
pub mod webhook_fails_open;
pub mod webhook_for_every_namespace;
pub mod webhook_outside_without_authority;
pub mod webhook_skips_labelled_namespaces;
