//! Checks of the family kms. Written by `cargo xtask codegen`.

pub mod kms_key_disabled;
pub mod kms_key_open;
pub mod kms_rotation_off;
pub mod kms_without_policy;
