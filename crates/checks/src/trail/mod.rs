//! Checks of the family trail. Written by `cargo xtask codegen`.

pub(crate) mod support;

pub mod config_recorder_partial;
pub mod config_recorder_stopped;
pub mod event_store_without_own_key;
pub mod guardduty_eks_audit_off;
pub mod guardduty_not_for_organization;
pub mod guardduty_off;
pub mod inspector_partial;
pub mod log_group_kept_too_short;
pub mod log_group_without_own_key;
pub mod log_group_without_retention;
pub mod trail_bucket_open;
pub mod trail_bucket_unlocked;
pub mod trail_bucket_unlogged;
pub mod trail_single_region;
pub mod trail_stopped;
pub mod trail_unvalidated;
pub mod trail_without_log_group;
pub mod trail_without_management_events;
pub mod trail_without_own_key;
pub mod trail_without_topic;
