//! Checks of namespaces and of what keeps them apart. Written by `cargo xtask codegen`.

pub mod default_namespace_used;
pub mod namespace_without_limit_range;
pub mod namespace_without_quota;
pub mod object_in_default_namespace;
pub mod pod_security_not_default;
pub mod pod_security_not_enforced;
pub mod pod_security_version_old;
pub mod system_priority_class;
pub mod workload_in_system_namespace;
