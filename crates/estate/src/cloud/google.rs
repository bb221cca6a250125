//! Attributes of Google Cloud resources: Google Kubernetes Engine.
//! <https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/container_cluster>,
//! <https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/container_node_pool>

/// A cluster of Google Kubernetes Engine, and its node pools.
pub mod gke {
    use crate::Field;

    const fn only<T: Copy>(terraform: &'static str) -> Field<T> {
        Field::new(terraform, "")
    }

    /// Node pools that stand in the cluster.
    pub const POOLS: Field<bool> = only("node_pool");
    /// Whether Google runs the nodes.
    pub const AUTOPILOT: Field<bool> = only("enable_autopilot").or(false);
    /// Whether nodes have internal addresses only.
    pub const PRIVATE_NODES: Field<bool> = only("private_cluster_config.enable_private_nodes").or(false);
    /// Whether the API server has an internal address only.
    pub const PRIVATE_ENDPOINT: Field<bool> = only("private_cluster_config.enable_private_endpoint").or(false);
    /// Whether the endpoint by name takes calls from outside Google Cloud.
    pub const DNS_ENDPOINT_EXTERNAL: Field<bool> =
        only("control_plane_endpoints_config.dns_endpoint_config.allow_external_traffic").or(false);
    /// Whether workloads are looked over: `DISABLED`, `BASIC` or `ENTERPRISE`.
    pub const POSTURE_MODE: Field<&str> = only("security_posture_config.mode");
    /// How images are scanned.
    pub const POSTURE_SCAN: Field<&str> = only("security_posture_config.vulnerability_mode");
    /// Who may reach the API server.
    pub const AUTHORIZED: Field<bool> = only("master_authorized_networks_config");
    /// The ranges of those.
    pub const AUTHORIZED_BLOCKS: Field<bool> = only("master_authorized_networks_config.cidr_blocks");
    /// A range.
    pub const CIDR: Field<&str> = only("cidr_block");
    /// Whether attributes of requests authorise them, beside roles.
    pub const LEGACY_ABAC: Field<bool> = only("enable_legacy_abac").or(false);
    /// The name of a user with a password.
    pub const USERNAME: Field<&str> = only("master_auth.username");
    /// Whether the cluster issues a client certificate.
    pub const CLIENT_CERTIFICATE: Field<bool> =
        only("master_auth.client_certificate_config.issue_client_certificate").or(false);
    /// The pool of workload identities.
    pub const WORKLOAD_POOL: Field<&str> = only("workload_identity_config.workload_pool");
    /// The same, up to version 3 of the provider.
    pub const WORKLOAD_POOL_OLD: Field<&str> = only("workload_identity_config.identity_namespace");
    /// What pods see of the node's metadata.
    pub const METADATA_MODE: Field<&str> = only("node_config.workload_metadata_config.mode");
    /// The same, up to version 3 of the provider.
    pub const METADATA_MODE_OLD: Field<&str> = only("node_config.workload_metadata_config.node_metadata");
    /// The account of the nodes.
    pub const SERVICE_ACCOUNT: Field<&str> = only("node_config.service_account").or("default");
    /// Whether the pool that a cluster is made with is removed at once.
    pub const REMOVES_DEFAULT_POOL: Field<bool> = only("remove_default_node_pool").or(false);
    /// Metadata of the nodes that turns the oldest endpoints off.
    pub const LEGACY_ENDPOINTS_OFF: Field<bool> = only("node_config.metadata.disable-legacy-endpoints").or(true);
    /// Whether Calico enforces network policies.
    pub const NETWORK_POLICY: Field<bool> = only("network_policy.enabled").or(false);
    /// The data plane of the network: `ADVANCED_DATAPATH` enforces policies by itself.
    pub const DATAPATH: Field<&str> = only("datapath_provider").or("LEGACY_DATAPATH");
    /// Whether traffic between pods of a node is seen by the network.
    pub const INTRANODE: Field<bool> = only("enable_intranode_visibility").or(false);
    /// Ranges of addresses for pods and Services: the cluster is VPC-native.
    pub const IP_ALLOCATION: Field<bool> = only("ip_allocation_policy");
    /// How pods get addresses.
    pub const NETWORKING_MODE: Field<&str> = only("networking_mode");
    /// Whether nodes prove who they are.
    pub const SHIELDED: Field<bool> = only("enable_shielded_nodes").or(true);
    /// Whether nodes start signed software only.
    pub const SECURE_BOOT: Field<bool> = only("node_config.shielded_instance_config.enable_secure_boot").or(false);
    /// Whether nodes compare their start with a known good one.
    pub const INTEGRITY: Field<bool> =
        only("node_config.shielded_instance_config.enable_integrity_monitoring").or(true);
    /// How Binary Authorization judges images.
    pub const BINARY_AUTHORIZATION: Field<&str> = only("binary_authorization.evaluation_mode");
    /// The same, up to version 4 of the provider.
    pub const BINARY_AUTHORIZATION_OLD: Field<bool> = only("enable_binary_authorization").or(false);
    /// The group of groups that roles may be bound to.
    pub const GROUPS: Field<&str> = only("authenticator_groups_config.security_group");
    /// The channel of automatic upgrades.
    pub const RELEASE_CHANNEL: Field<&str> = only("release_channel.channel");
    /// Whether nodes of a pool are upgraded.
    pub const AUTO_UPGRADE: Field<bool> = only("management.auto_upgrade").or(true);
    /// Whether nodes of a pool that fail are made anew.
    pub const AUTO_REPAIR: Field<bool> = only("management.auto_repair").or(true);
    /// The image of the nodes.
    pub const IMAGE_TYPE: Field<&str> = only("node_config.image_type").or("COS_CONTAINERD");
    /// Whether unfinished features are on, and with them no upgrades.
    pub const ALPHA: Field<bool> = only("enable_kubernetes_alpha").or(false);
    /// Where logs go.
    pub const LOGGING: Field<&str> = only("logging_service").or("logging.googleapis.com/kubernetes");
    /// Where metrics go.
    pub const MONITORING: Field<&str> = only("monitoring_service").or("monitoring.googleapis.com/kubernetes");
    /// Whether Secrets are encrypted with a key of Cloud KMS.
    pub const DATABASE_ENCRYPTION: Field<&str> = only("database_encryption.state").or("DECRYPTED");
    /// Whether the kubelet's port without a login is open.
    pub const READONLY_PORT: Field<&str> = only("node_config.kubelet_config.insecure_kubelet_readonly_port_enabled");
}

/// Networks, keys and disks.
pub mod compute {
    use crate::Field;

    const fn only<T: Copy>(terraform: &'static str) -> Field<T> {
        Field::new(terraform, "")
    }

    /// Whether a firewall rule is for incoming or outgoing traffic.
    pub const DIRECTION: Field<&str> = only("direction").or("INGRESS");
    /// Whether a firewall rule is switched off.
    pub const DISABLED: Field<bool> = only("disabled").or(false);
    /// What a firewall rule allows.
    pub const ALLOW: Field<bool> = only("allow");
    /// The protocol of it.
    pub const PROTOCOL: Field<&str> = only("protocol");
    /// The ports of it; all where none are named.
    pub const PORTS: Field<&str> = only("ports");
    /// Where traffic comes from.
    pub const SOURCE_RANGES: Field<&str> = only("source_ranges");
    /// Where traffic comes from, as tags of machines.
    pub const SOURCE_TAGS: Field<&str> = only("source_tags");
    /// Where traffic comes from, as accounts of machines.
    pub const SOURCE_ACCOUNTS: Field<&str> = only("source_service_accounts");
    /// Where traffic goes.
    pub const DESTINATION_RANGES: Field<&str> = only("destination_ranges");
    /// What a subnet's flow logs hold.
    pub const LOG_CONFIG: Field<bool> = only("log_config");
    /// What a subnet is for, where it is not for machines.
    pub const PURPOSE: Field<&str> = only("purpose").or("PRIVATE");
    /// Whether Google's services are reached by internal addresses.
    pub const PRIVATE_ACCESS: Field<bool> = only("private_ip_google_access").or(false);
    /// How often a key is rotated, in seconds.
    pub const ROTATION_PERIOD: Field<&str> = only("rotation_period");
    /// What a key is for.
    pub const KEY_PURPOSE: Field<&str> = only("purpose").or("ENCRYPT_DECRYPT");
    /// A disk's key in the open.
    pub const RAW_KEY: Field<&str> = only("disk_encryption_key.raw_key");
    /// The key of a machine's first disk in the open.
    pub const BOOT_RAW_KEY: Field<&str> = only("boot_disk.disk_encryption_key_raw");
    /// The further disks of a machine.
    pub const ATTACHED_DISKS: Field<bool> = only("attached_disk");
    /// The key of such a disk in the open.
    pub const ATTACHED_RAW_KEY: Field<&str> = only("disk_encryption_key_raw");
    /// A disk's key in Cloud KMS.
    pub const DISK_KEY: Field<&str> = only("disk_encryption_key.kms_key_self_link");
}

/// Grants of roles.
pub mod iam {
    use crate::Field;

    /// The role.
    pub const ROLE: Field<&str> = Field::new("role", "");
    /// Who gets it, as one.
    pub const MEMBER: Field<&str> = Field::new("member", "");
    /// Who gets it, as several.
    pub const MEMBERS: Field<&str> = Field::new("members", "");
    /// The document of all grants on a resource.
    pub const POLICY_DATA: Field<&str> = Field::new("policy_data", "");
}

/// Machines of Compute Engine by themselves, and what a project says of all of them.
pub mod machine {
    use crate::Field;

    const fn only<T: Copy>(terraform: &'static str) -> Field<T> {
        Field::new(terraform, "")
    }

    /// Whether what the machine starts is compared with what it started before.
    pub const INTEGRITY: Field<bool> = only("shielded_instance_config.enable_integrity_monitoring").or(true);
    /// Whether it starts signed software alone.
    pub const SECURE_BOOT: Field<bool> = only("shielded_instance_config.enable_secure_boot").or(false);
    /// Whether it has a virtual TPM.
    pub const VTPM: Field<bool> = only("shielded_instance_config.enable_vtpm").or(true);
    /// Whether it forwards packets of others.
    pub const FORWARDS: Field<bool> = only("can_ip_forward").or(false);
    /// Whether roles say who may log in.
    pub const OS_LOGIN: Field<bool> = only("metadata.enable-oslogin");
    /// Whether keys of the project are kept out.
    pub const BLOCK_KEYS: Field<bool> = only("metadata.block-project-ssh-keys").or(false);
    /// Whether the serial console is open.
    pub const SERIAL_PORT: Field<bool> = only("metadata.serial-port-enable").or(false);
    /// The same, as it is written.
    pub const SERIAL_PORT_WORD: Field<&str> = only("metadata.serial-port-enable");
    /// Its name.
    pub const NAME: Field<&str> = only("name");
    /// The accounts that it acts as; there is one at most.
    pub const ACCOUNTS: Field<bool> = only("service_account");
    /// The name of such an account.
    pub const EMAIL: Field<&str> = only("email");
    /// Its network interfaces.
    pub const INTERFACES: Field<bool> = only("network_interface");
    /// Public addresses of an interface.
    pub const ACCESS: Field<bool> = only("access_config");
    /// The same of version 6.
    pub const ACCESS6: Field<bool> = only("ipv6_access_config");
}

/// Where logs go.
pub mod log {
    use crate::Field;

    /// Where a sink sends logs.
    pub const DESTINATION: Field<&str> = Field::new("destination", "");
    /// The name of a bucket.
    pub const BUCKET_NAME: Field<&str> = Field::new("name", "");
    /// Whether nobody can shorten how long a bucket keeps what it holds.
    pub const LOCKED: Field<bool> = Field::new("retention_policy.is_locked", "").or(false);
}

/// Load balancers.
pub mod proxy {
    use crate::Field;

    /// Whether a forwarding rule is for the internet.
    pub const SCHEME: Field<&str> = Field::new("load_balancing_scheme", "").or("EXTERNAL");
    /// The proxy that it leads to.
    pub const TARGET: Field<&str> = Field::new("target", "");
}
