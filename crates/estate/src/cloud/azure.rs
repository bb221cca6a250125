//! Attributes of Azure resources: Azure Kubernetes Service and Azure Container Registry.
//! <https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/kubernetes_cluster>,
//! <https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/container_registry>
//!
//! Version 4 of the provider renamed some attributes; a field of the older name stands beside the newer one.

/// A cluster of Azure Kubernetes Service.
pub mod aks {
    use crate::Field;

    const fn only<T: Copy>(terraform: &'static str) -> Field<T> {
        Field::new(terraform, "")
    }

    /// Whether the API server has a private address only.
    pub const PRIVATE: Field<bool> = only("private_cluster_enabled").or(false);
    /// Who may reach the API server.
    pub const API_RANGES: Field<&str> = only("api_server_access_profile.authorized_ip_ranges");
    /// The same, up to version 3 of the provider.
    pub const API_RANGES_OLD: Field<&str> = only("api_server_authorized_ip_ranges");
    /// Whether the certificate accounts that bypass Entra ID are off.
    pub const LOCAL_ACCOUNT_DISABLED: Field<bool> = only("local_account_disabled").or(false);
    /// Sign-in through Entra ID.
    pub const ENTRA: Field<bool> = only("azure_active_directory_role_based_access_control");
    /// The same, up to version 2 of the provider.
    pub const ENTRA_OLD: Field<bool> = only("role_based_access_control.azure_active_directory");
    /// Whether Azure roles authorise requests to the API server.
    pub const AZURE_RBAC: Field<bool> =
        only("azure_active_directory_role_based_access_control.azure_rbac_enabled").or(false);
    /// Whether the API server authorises requests by roles.
    pub const RBAC: Field<bool> = only("role_based_access_control_enabled");
    /// The same, up to version 2 of the provider.
    pub const RBAC_OLD: Field<bool> = only("role_based_access_control.enabled").or(true);
    /// An application and its password as the cluster's identity.
    pub const SERVICE_PRINCIPAL: Field<bool> = only("service_principal");
    /// Whether pods may have identities of their own.
    pub const WORKLOAD_IDENTITY: Field<bool> = only("workload_identity_enabled").or(false);
    /// The engine that enforces network policies.
    pub const NETWORK_POLICY: Field<&str> = only("network_profile.network_policy");
    /// The data plane of the network: `cilium` enforces policies by itself.
    pub const NETWORK_DATA_PLANE: Field<&str> = only("network_profile.network_data_plane").or("azure");
    /// The agent that sends logs to Azure Monitor.
    pub const OMS_AGENT: Field<bool> = only("oms_agent");
    /// The same, up to version 2 of the provider.
    pub const OMS_AGENT_OLD: Field<bool> = only("addon_profile.oms_agent.enabled");
    /// The channel of automatic upgrades.
    pub const UPGRADE_CHANNEL: Field<&str> = only("automatic_upgrade_channel");
    /// The same, up to version 3 of the provider.
    pub const UPGRADE_CHANNEL_OLD: Field<&str> = only("automatic_channel_upgrade");
    /// How nodes get the updates of their operating system.
    pub const NODE_OS_CHANNEL: Field<&str> = only("node_os_upgrade_channel").or("NodeImage");
    /// Whether nodes of the default pool have public addresses.
    pub const POOL_PUBLIC_IP: Field<bool> = only("default_node_pool.node_public_ip_enabled");
    /// The same, up to version 3 of the provider.
    pub const POOL_PUBLIC_IP_OLD: Field<bool> = only("default_node_pool.enable_node_public_ip").or(false);
    /// Whether hosts of the default pool encrypt temporary disks and caches.
    pub const POOL_HOST_ENCRYPTION: Field<bool> = only("default_node_pool.host_encryption_enabled");
    /// The same, up to version 3 of the provider.
    pub const POOL_HOST_ENCRYPTION_OLD: Field<bool> = only("default_node_pool.enable_host_encryption").or(false);
    /// Whether nodes of a further pool have public addresses.
    pub const PUBLIC_IP: Field<bool> = only("node_public_ip_enabled");
    /// The same, up to version 3 of the provider.
    pub const PUBLIC_IP_OLD: Field<bool> = only("enable_node_public_ip").or(false);
    /// Whether hosts of a further pool encrypt temporary disks and caches.
    pub const HOST_ENCRYPTION: Field<bool> = only("host_encryption_enabled");
    /// The same, up to version 3 of the provider.
    pub const HOST_ENCRYPTION_OLD: Field<bool> = only("enable_host_encryption").or(false);
    /// The set of keys that encrypts the nodes' disks.
    pub const DISK_ENCRYPTION_SET: Field<&str> = only("disk_encryption_set_id");
    /// The key in Key Vault that encrypts Secrets.
    pub const KMS: Field<bool> = only("key_management_service");
    /// The driver that mounts secrets of Key Vault.
    pub const SECRETS_PROVIDER: Field<bool> = only("key_vault_secrets_provider");
    /// Whether that driver fetches new versions.
    pub const SECRET_ROTATION: Field<bool> = only("key_vault_secrets_provider.secret_rotation_enabled").or(false);
    /// Defender's sensor.
    pub const DEFENDER: Field<bool> = only("microsoft_defender");
    /// Whether Azure Policy's admission controller runs.
    pub const AZURE_POLICY: Field<bool> = only("azure_policy_enabled").or(false);
    /// Whether commands can be run in the cluster through Azure's API.
    pub const RUN_COMMAND: Field<bool> = only("run_command_enabled").or(true);
    /// Whether the dashboard is installed, up to version 2 of the provider.
    pub const DASHBOARD: Field<bool> = only("addon_profile.kube_dashboard.enabled").or(false);
    /// Whether the ingress controller for demonstrations is installed.
    pub const HTTP_ROUTING: Field<bool> = only("http_application_routing_enabled").or(false);
}

/// A registry of Azure Container Registry, and its webhooks.
pub mod acr {
    use crate::Field;

    const fn only<T: Copy>(terraform: &'static str) -> Field<T> {
        Field::new(terraform, "")
    }

    /// Whether the one account with all rights is on.
    pub const ADMIN: Field<bool> = only("admin_enabled").or(false);
    /// The tier: `Basic`, `Standard` or `Premium`.
    pub const SKU: Field<&str> = only("sku");
    /// Whether anybody may pull.
    pub const ANONYMOUS_PULL: Field<bool> = only("anonymous_pull_enabled").or(false);
    /// Whether the registry answers on the internet.
    pub const PUBLIC_NETWORK: Field<bool> = only("public_network_access_enabled").or(true);
    /// What happens to sources that no rule names.
    pub const DEFAULT_ACTION: Field<&str> = only("network_rule_set.default_action");
    /// Whether data is fetched from endpoints of this registry alone.
    pub const DATA_ENDPOINT: Field<bool> = only("data_endpoint_enabled").or(false);
    /// Whether new images wait in quarantine until they are marked.
    pub const QUARANTINE: Field<bool> = only("quarantine_policy_enabled").or(false);
    /// Whether images may be signed.
    pub const TRUST: Field<bool> = only("trust_policy_enabled");
    /// The same, up to version 3 of the provider.
    pub const TRUST_OLD: Field<bool> = only("trust_policy.enabled").or(false);
    /// The customer's key.
    pub const ENCRYPTION: Field<bool> = only("encryption");
    /// Where a webhook sends its events.
    pub const WEBHOOK_URI: Field<&str> = only("service_uri");
}

/// Networks: security groups and their rules.
pub mod network {
    use crate::Field;

    const fn only<T: Copy>(terraform: &'static str) -> Field<T> {
        Field::new(terraform, "")
    }

    /// The rules that stand in a group.
    pub const RULES: Field<bool> = only("security_rule");
    /// Whether a rule is for incoming or outgoing traffic.
    pub const DIRECTION: Field<&str> = only("direction");
    /// Whether a rule allows or denies.
    pub const ACCESS: Field<&str> = only("access");
    /// The protocol.
    pub const PROTOCOL: Field<&str> = only("protocol");
    /// Where traffic comes from, as one prefix.
    pub const SOURCE: Field<&str> = only("source_address_prefix");
    /// Where traffic comes from, as several.
    pub const SOURCES: Field<&str> = only("source_address_prefixes");
    /// Where traffic goes, as one prefix.
    pub const DESTINATION: Field<&str> = only("destination_address_prefix");
    /// Where traffic goes, as several.
    pub const DESTINATIONS: Field<&str> = only("destination_address_prefixes");
    /// The port, as one range.
    pub const PORT: Field<&str> = only("destination_port_range");
    /// The public address of an interface.
    pub const PUBLIC_ADDRESS: Field<&str> = only("ip_configuration.public_ip_address_id");
    /// Whether an interface forwards packets of others.
    pub const FORWARDS: Field<bool> = only("ip_forwarding_enabled");
    /// The same, up to version 3 of the provider.
    pub const FORWARDS_OLD: Field<bool> = only("enable_ip_forwarding").or(false);
    /// The ports, as several.
    pub const PORTS: Field<&str> = only("destination_port_ranges");
}

/// Azure Key Vault, roles, and Container Instances.
pub mod vault {
    use crate::Field;

    const fn only<T: Copy>(terraform: &'static str) -> Field<T> {
        Field::new(terraform, "")
    }

    /// What happens to sources that no rule of the vault names.
    pub const DEFAULT_ACTION: Field<&str> = only("network_acls.default_action").or("Allow");
    /// Whether the vault answers on the internet.
    pub const PUBLIC_NETWORK: Field<bool> = only("public_network_access_enabled").or(true);
    /// Whether what is deleted can be deleted for good at once.
    pub const PURGE_PROTECTION: Field<bool> = only("purge_protection_enabled").or(false);
    /// The day on which a key or a secret ends.
    pub const EXPIRES: Field<&str> = only("expiration_date");
    /// The actions of a role.
    pub const ACTIONS: Field<&str> = only("permissions.actions");
    /// Whether a group of containers has a public address.
    pub const ADDRESS_TYPE: Field<&str> = only("ip_address_type").or("Public");
    /// The identity of a group of containers.
    pub const IDENTITY: Field<bool> = only("identity");
}
