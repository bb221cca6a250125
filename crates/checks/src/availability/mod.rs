//! Checks of the family availability. Written by `cargo xtask codegen`.

pub(crate) mod support;

pub mod autoscaler_below_three_replicas;
pub mod autoscaler_cannot_scale;
pub mod autoscaler_without_target;
pub mod cron_job_ttl_set;
pub mod disruption_budget_blocks_eviction;
pub mod disruption_budget_keeps_broken_pods;
pub mod environment_reference_missing;
pub mod fewer_than_three_replicas;
pub mod finished_job_kept;
pub mod missing_disruption_budget;
pub mod node_affinity_missing;
pub mod probe_port_undeclared;
pub mod rolling_update_off;
pub mod selector_misses_template;
pub mod service_monitor_selects_nothing;
pub mod service_without_pods;
pub mod single_replica;
pub mod spread_constraint_missing;
