//! Checks of volumes and their classes. Written by `cargo xtask codegen`.

pub mod efs_volume_in_clear;
pub mod storage_class_unencrypted;
