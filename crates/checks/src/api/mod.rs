//! Checks of API versions and of how manifests are written. Written by `cargo xtask codegen`.

mod table;

pub mod deprecated_api_version;
pub mod duplicate_key;
pub mod pod_security_policy_left;
pub mod removed_api_version;
