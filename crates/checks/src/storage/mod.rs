//! Checks of volumes and their classes. Written by `cargo xtask codegen`.

pub mod efs_volume_in_clear;
pub mod efs_without_access_point;
pub mod storage_class_unencrypted;
pub mod storage_class_without_own_key;
