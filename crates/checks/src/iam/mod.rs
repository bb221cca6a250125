//! Checks of the family iam. Written by `cargo xtask codegen`.

pub(crate) mod actions;
pub(crate) mod support;

pub mod github_trust_wide;
pub mod iam_administrator;
pub mod iam_administrator_attached;
pub mod iam_cluster_access_everywhere;
pub mod iam_data_everywhere;
pub mod iam_decrypt_everywhere;
pub mod iam_every_action;
pub mod iam_every_resource;
pub mod iam_hands_out_credentials;
pub mod iam_long_lived_key;
pub mod iam_parameters_everywhere;
pub mod iam_pass_role_everywhere;
pub mod iam_permissions_management;
pub mod iam_privilege_escalation;
pub mod iam_push_everywhere;
pub mod iam_secrets_everywhere;
pub mod iam_service_trust_without_source;
pub mod iam_trust_everybody;
pub mod iam_trust_whole_account;
pub mod iam_user_with_policy;
pub mod iam_write_everywhere;
pub mod irsa_trust_wide;
pub mod node_role_reads_parameters;
pub mod password_short;
pub mod password_used_again;
pub mod password_without_lowercase;
pub mod password_without_number;
pub mod password_without_symbol;
pub mod password_without_uppercase;
pub mod pod_identity_trust_wide;
pub mod workload_role_administrator;
pub mod workload_role_escalates;
pub mod workload_role_without_boundary;
