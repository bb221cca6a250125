//! Checks of the family compute. Written by `cargo xtask codegen`.

pub(crate) mod support;

pub mod ebs_default_encryption_off;
pub mod efs_access_point_any_user;
pub mod efs_access_point_at_root;
pub mod efs_policy_allows_plain;
pub mod efs_unencrypted;
pub mod efs_without_own_key;
pub mod instance_with_public_address;
pub mod machine_image_public;
pub mod metadata_reaches_pods;
pub mod metadata_v1_allowed;
pub mod node_disk_unencrypted;
pub mod tasks_reach_instance_metadata;
pub mod user_data_holds_credential;
pub mod volume_unencrypted;
pub mod volume_without_own_key;
