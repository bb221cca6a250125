//! Amazon EKS. <https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/eks_cluster>,
//! <https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-eks-cluster.html>

use crate::Field;

/// Name of a cluster.
pub const NAME: Field<&str> = Field::new("name", "Name");

/// Whether the API server's endpoint is reachable from the internet.
pub const ENDPOINT_PUBLIC: Field<bool> =
    Field::new("vpc_config.endpoint_public_access", "ResourcesVpcConfig.EndpointPublicAccess").or(true);

/// Whether the API server's endpoint is reachable inside the network.
pub const ENDPOINT_PRIVATE: Field<bool> =
    Field::new("vpc_config.endpoint_private_access", "ResourcesVpcConfig.EndpointPrivateAccess").or(false);

/// Who may reach the public endpoint.
pub const PUBLIC_CIDRS: Field<&str> =
    Field::new("vpc_config.public_access_cidrs", "ResourcesVpcConfig.PublicAccessCidrs").or("0.0.0.0/0");

/// Subnets of the network interfaces of the control plane.
pub const SUBNETS: Field<&str> = Field::new("vpc_config.subnet_ids", "ResourcesVpcConfig.SubnetIds");

/// Security groups of these interfaces beside the cluster's own.
pub const SECURITY_GROUPS: Field<&str> =
    Field::new("vpc_config.security_group_ids", "ResourcesVpcConfig.SecurityGroupIds");

/// Whose routes the control plane takes out.
pub const EGRESS_MODE: Field<&str> =
    Field::new("vpc_config.control_plane_egress_mode", "ResourcesVpcConfig.ControlPlaneEgressMode").or("AWS_MANAGED");

/// Version of Kubernetes; the newest one where it is left out.
pub const VERSION: Field<&str> = Field::new("version", "Version");

/// Logs of the control plane that are kept, in Terraform.
pub const LOG_TYPES: Field<&str> = Field::new("enabled_cluster_log_types", "");

/// Logs of the control plane that are kept, as blocks, in CloudFormation.
pub const LOG_TYPE_ITEMS: Field<&str> = Field::new("", "Logging.ClusterLogging.EnabledTypes");

/// Type of such a block.
pub const LOG_TYPE: Field<&str> = Field::new("", "Type");

/// What is encrypted with a key of the customer.
pub const ENCRYPTION: Field<&str> = Field::new("encryption_config", "EncryptionConfig");

/// That key.
pub const ENCRYPTION_KEY: Field<&str> =
    Field::new("encryption_config.provider.key_arn", "EncryptionConfig.Provider.KeyArn");

/// What it encrypts.
pub const ENCRYPTION_RESOURCES: Field<&str> = Field::new("encryption_config.resources", "EncryptionConfig.Resources");

/// How principals are let in: `API`, `API_AND_CONFIG_MAP` or `CONFIG_MAP`.
pub const AUTHENTICATION_MODE: Field<&str> =
    Field::new("access_config.authentication_mode", "AccessConfig.AuthenticationMode").or("CONFIG_MAP");

/// Whether whoever creates the cluster stays its administrator.
pub const CREATOR_IS_ADMIN: Field<bool> = Field::new(
    "access_config.bootstrap_cluster_creator_admin_permissions",
    "AccessConfig.BootstrapClusterCreatorAdminPermissions",
)
.or(true);

/// What happens at the end of standard support: `STANDARD` or `EXTENDED`.
pub const SUPPORT_TYPE: Field<&str> = Field::new("upgrade_policy.support_type", "UpgradePolicy.SupportType");

/// Whether the cluster is kept from being deleted.
pub const DELETION_PROTECTION: Field<bool> = Field::new("deletion_protection", "DeletionProtection").or(false);

/// Whether EKS Auto Mode runs the nodes.
pub const AUTO_MODE: Field<bool> = Field::new("compute_config.enabled", "ComputeConfig.Enabled").or(false);

/// Networks of hybrid nodes.
pub const REMOTE_NETWORKS: Field<&str> =
    Field::new("remote_network_config.remote_node_networks", "RemoteNetworkConfig.RemoteNodeNetworks");

/// Addresses of such a network.
pub const REMOTE_CIDRS: Field<&str> = Field::new("cidrs", "Cidrs");

/// Role of the cluster.
pub const ROLE: Field<&str> = Field::new("role_arn", "RoleArn");

/// Cluster of a node group, a profile, an add-on or an entry.
pub const CLUSTER: Field<&str> = Field::new("cluster_name", "ClusterName");

/// Role of the nodes of a group.
pub const NODE_ROLE: Field<&str> = Field::new("node_role_arn", "NodeRole");

/// Subnets of a node group.
pub const NODE_SUBNETS: Field<&str> = Field::new("subnet_ids", "Subnets");

/// Launch template of a node group, by id.
pub const NODE_TEMPLATE: Field<&str> = Field::new("launch_template.id", "LaunchTemplate.Id");

/// Launch template of a node group, by name.
pub const NODE_TEMPLATE_NAME: Field<&str> = Field::new("launch_template.name", "LaunchTemplate.Name");

/// Access to the nodes of a group by SSH.
pub const REMOTE_ACCESS: Field<&str> = Field::new("remote_access", "RemoteAccess");

/// Key that opens them.
pub const SSH_KEY: Field<&str> = Field::new("remote_access.ec2_ssh_key", "RemoteAccess.Ec2SshKey");

/// From where.
pub const SSH_SOURCES: Field<&str> =
    Field::new("remote_access.source_security_group_ids", "RemoteAccess.SourceSecurityGroups");

/// Kind of node image.
pub const AMI_TYPE: Field<&str> = Field::new("ami_type", "AmiType");

/// Whether nodes that fail are replaced.
pub const NODE_REPAIR: Field<bool> = Field::new("node_repair_config.enabled", "NodeRepairConfig.Enabled").or(false);

/// Role of the machines of a Fargate profile.
pub const FARGATE_ROLE: Field<&str> = Field::new("pod_execution_role_arn", "PodExecutionRoleArn");

/// Subnets of a Fargate profile.
pub const FARGATE_SUBNETS: Field<&str> = Field::new("subnet_ids", "Subnets");

/// Name of an add-on.
pub const ADDON: Field<&str> = Field::new("addon_name", "AddonName");

/// Version of an add-on.
pub const ADDON_VERSION: Field<&str> = Field::new("addon_version", "AddonVersion");

/// Values of an add-on, as JSON or YAML.
pub const ADDON_CONFIGURATION: Field<&str> = Field::new("configuration_values", "ConfigurationValues");

/// Role of an add-on's service account.
pub const ADDON_ROLE: Field<&str> = Field::new("service_account_role_arn", "ServiceAccountRoleArn");

/// Roles of an add-on by Pod Identity.
pub const ADDON_IDENTITIES: Field<&str> = Field::new("pod_identity_association", "PodIdentityAssociations");

/// Who is let in.
pub const PRINCIPAL: Field<&str> = Field::new("principal_arn", "PrincipalArn");

/// Groups of Kubernetes that an entry gives.
pub const ENTRY_GROUPS: Field<&str> = Field::new("kubernetes_groups", "KubernetesGroups");

/// Access policies of an entry, in CloudFormation.
pub const ENTRY_POLICIES: Field<&str> = Field::new("", "AccessPolicies");

/// An access policy.
pub const ACCESS_POLICY: Field<&str> = Field::new("policy_arn", "PolicyArn");

/// Where an access policy holds: `cluster` or `namespace`.
pub const ACCESS_SCOPE: Field<&str> = Field::new("access_scope.type", "AccessScope.Type");

/// Role of a service account.
pub const POD_ROLE: Field<&str> = Field::new("role_arn", "RoleArn");

/// Namespace of that service account.
pub const POD_NAMESPACE: Field<&str> = Field::new("namespace", "Namespace");

/// That service account.
pub const POD_ACCOUNT: Field<&str> = Field::new("service_account", "ServiceAccount");

/// Whether sessions of pods carry no tags.
pub const POD_NO_TAGS: Field<bool> = Field::new("disable_session_tags", "DisableSessionTags").or(false);

/// Claims without which an identity provider is not believed.
pub const OIDC_REQUIRED_CLAIMS: Field<&str> = Field::new("oidc.required_claims", "Oidc.RequiredClaims");
