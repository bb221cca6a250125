//! Checks of Google Kubernetes Engine. Written by `cargo xtask codegen`.

pub mod gke_alpha_cluster;
pub mod gke_api_open_to_internet;
pub mod gke_default_node_account;
pub mod gke_integrity_monitoring_off;
pub mod gke_intranode_traffic_unseen;
pub mod gke_kubelet_open_port;
pub mod gke_legacy_abac;
pub mod gke_legacy_metadata;
pub mod gke_logs_off;
pub mod gke_metadata_exposed;
pub mod gke_metrics_off;
pub mod gke_node_image_general;
pub mod gke_node_repair_off;
pub mod gke_node_upgrades_off;
pub mod gke_nodes_not_shielded;
pub mod gke_public_nodes;
pub mod gke_secrets_without_own_key;
pub mod gke_secure_boot_off;
pub mod gke_static_credentials;
pub mod gke_without_alias_addresses;
pub mod gke_without_binary_authorization;
pub mod gke_without_groups;
pub mod gke_without_network_policy;
pub mod gke_without_release_channel;
pub mod gke_without_workload_identity;
