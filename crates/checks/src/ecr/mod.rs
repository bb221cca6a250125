//! Checks of the family ecr. Written by `cargo xtask codegen`.

pub mod ecr_open_to_everybody;
pub mod ecr_scan_off;
pub mod ecr_tags_mutable;
pub mod ecr_without_lifecycle;
pub mod ecr_without_own_key;
