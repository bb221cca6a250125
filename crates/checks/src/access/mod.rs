//! Checks of who may do what: roles, bindings and service accounts. Written by `cargo xtask codegen`.

mod aws_auth;
mod danger;
mod everyone;
mod support;
mod takeover;

pub mod admission_change_role;
pub mod anonymous_binding;
pub mod aws_auth_maps_administrators;
pub mod aws_auth_maps_iam_user;
pub mod binding_to_missing_account;
pub mod binding_to_missing_role;
pub mod certificate_approval_role;
pub mod cluster_admin_binding;
pub mod cluster_wide_secret_reader;
pub mod config_map_change_role;
pub mod default_account_bound;
pub mod default_account_token;
pub mod escalation_verb_role;
pub mod event_deletion_role;
pub mod everyone_binding;
pub mod exec_role;
pub mod full_wildcard_role;
pub mod legacy_token_secret;
pub mod network_change_role;
pub mod node_proxy_role;
pub mod persistent_volume_creation_role;
pub mod pod_can_take_over_cluster;
pub mod role_widens_default_role;
pub mod secret_reader_role;
pub mod system_config_map_role;
pub mod system_masters_binding;
pub mod token_creation_role;
pub mod wildcard_role;
pub mod workload_creation_role;
pub mod workload_deletion_role;
