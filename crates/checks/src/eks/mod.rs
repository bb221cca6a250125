//! Checks of the family eks. Written by `cargo xtask codegen`.

pub(crate) mod support;

pub mod eks_access_entry_for_user;
pub mod eks_admin_for_whole_cluster;
pub mod eks_audit_log_off;
pub mod eks_auth_by_config_map;
pub mod eks_cluster_role_broad;
pub mod eks_cni_on_node_role;
pub mod eks_control_plane_egress_managed;
pub mod eks_control_plane_log_off;
pub mod eks_creator_stays_admin;
pub mod eks_deletion_unprotected;
pub mod eks_endpoint_open_to_all;
pub mod eks_endpoint_public;
pub mod eks_endpoint_without_private_path;
pub mod eks_hybrid_network_wide;
pub mod eks_identity_provider_without_claims;
pub mod eks_network_policy_off;
pub mod eks_node_group_ssh_key;
pub mod eks_node_group_ssh_open;
pub mod eks_node_image_ended;
pub mod eks_node_repair_off;
pub mod eks_node_role_broad;
pub mod eks_node_role_with_cni_policy;
pub mod eks_nodes_in_public_subnet;
pub mod eks_pod_identity_without_tags;
pub mod eks_secrets_in_clear;
pub mod eks_secrets_without_own_key;
pub mod eks_upgrade_policy_not_chosen;
pub mod eks_version_unsupported;
