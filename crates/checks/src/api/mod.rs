//! Checks of API versions and of how manifests are written. Written by `cargo xtask codegen`.

pub(crate) mod moves;
pub(crate) mod table;

pub mod api_service_unverified;
pub mod deprecated_api_version;
pub mod duplicate_key;
pub mod pod_security_policy_left;
pub mod pod_security_policy_rule;
pub mod removed_api_version;
