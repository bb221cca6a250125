//! Checks of Amazon ECS: tasks, services and clusters; and of what runs as a task, such as Compose services. Written by `cargo xtask codegen`.

pub(crate) mod support;

pub mod task_capabilities_not_dropped;
pub mod task_capability_dangerous;
pub mod task_confinement_off;
pub mod task_container_as_root;
pub mod task_container_privileged;
pub mod task_container_user_unset;
pub mod task_container_without_logs;
pub mod task_image_mutable_tag;
pub mod task_image_not_pinned;
pub mod task_image_outside_allowed_registries;
pub mod task_privileges_may_grow;
pub mod task_root_filesystem_writable;
pub mod task_secret_in_command;
pub mod task_secret_in_environment;
pub mod task_secret_in_log_options;
