//! Checks of buckets of Amazon S3: trails, states and backups lie there. Written by `cargo xtask codegen`.

pub(crate) mod support;

pub mod bucket_accepts_public_acls;
pub mod bucket_accepts_public_policy;
pub mod bucket_acls_in_use;
pub mod bucket_heeds_public_acls;
pub mod bucket_heeds_public_policy;
pub mod bucket_policy_open;
pub mod bucket_readable_by_all;
pub mod bucket_without_access_block;
pub mod bucket_without_log;
pub mod bucket_without_own_key;
pub mod bucket_without_versions;
pub mod bucket_writable_by_all;
