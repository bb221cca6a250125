//! Checks of Azure Kubernetes Service. Written by `cargo xtask codegen`.

pub mod aks_api_open_to_internet;
pub mod aks_dashboard;
pub mod aks_disks_without_own_key;
pub mod aks_host_encryption_off;
pub mod aks_http_application_routing;
pub mod aks_local_accounts;
pub mod aks_logs_not_collected;
pub mod aks_node_os_not_updated;
pub mod aks_node_public_address;
pub mod aks_public_endpoint;
pub mod aks_rbac_off;
pub mod aks_run_command;
pub mod aks_secret_rotation_off;
pub mod aks_secrets_without_own_key;
pub mod aks_service_principal;
pub mod aks_without_azure_rbac;
pub mod aks_without_defender;
pub mod aks_without_entra_id;
pub mod aks_without_network_policy;
pub mod aks_without_secret_store;
pub mod aks_without_upgrade_channel;
pub mod aks_without_workload_identity;
