use crate::Object;

/// A kind of the cloud model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CloudKind {
    /// A cluster of Amazon EKS.
    EksCluster,
    /// A repository of Amazon ECR.
    EcrRepository,
    /// A cluster of Azure Kubernetes Service.
    AksCluster,
    /// A further node pool of such a cluster.
    AksNodePool,
    /// A registry of Azure Container Registry.
    AcrRegistry,
    /// A webhook of such a registry.
    AcrWebhook,
    /// A cluster of Google Kubernetes Engine.
    GkeCluster,
    /// A node pool of such a cluster.
    GkeNodePool,
    /// A firewall rule of a Google Cloud network.
    GoogleFirewall,
    /// A subnet of a Google Cloud network.
    GoogleSubnet,
    /// A key of Cloud KMS.
    GoogleKey,
    /// A disk of Compute Engine.
    GoogleDisk,
    /// A grant of a role on a Google Cloud resource, to one member or to several.
    GoogleGrant,
    /// The same on a project, a folder or an organisation.
    GoogleWideGrant,
    /// A security group of an Azure network, with rules of its own.
    AzureSecurityGroup,
    /// A rule of such a group that stands alone.
    AzureSecurityRule,
    /// A vault of Azure Key Vault.
    AzureKeyVault,
    /// A key in such a vault.
    AzureVaultKey,
    /// A secret in such a vault.
    AzureVaultSecret,
    /// A role of Azure that a customer defined.
    AzureRole,
    /// A group of containers of Azure Container Instances.
    AzureContainerGroup,
}

/// The types of each kind, as group and kind of an object's key.
pub static TYPES: &[(CloudKind, &[(&str, &str)])] = &[
    (CloudKind::EksCluster, &[("terraform", "aws_eks_cluster"), ("cloudformation", "AWS::EKS::Cluster")]),
    (CloudKind::EcrRepository, &[("terraform", "aws_ecr_repository"), ("cloudformation", "AWS::ECR::Repository")]),
    (CloudKind::AksCluster, &[("terraform", "azurerm_kubernetes_cluster")]),
    (CloudKind::AksNodePool, &[("terraform", "azurerm_kubernetes_cluster_node_pool")]),
    (CloudKind::AcrRegistry, &[("terraform", "azurerm_container_registry")]),
    (CloudKind::AcrWebhook, &[("terraform", "azurerm_container_registry_webhook")]),
    (CloudKind::GkeCluster, &[("terraform", "google_container_cluster")]),
    (CloudKind::GkeNodePool, &[("terraform", "google_container_node_pool")]),
    (CloudKind::GoogleFirewall, &[("terraform", "google_compute_firewall")]),
    (CloudKind::GoogleSubnet, &[("terraform", "google_compute_subnetwork")]),
    (CloudKind::GoogleKey, &[("terraform", "google_kms_crypto_key")]),
    (CloudKind::GoogleDisk, &[("terraform", "google_compute_disk")]),
    (
        CloudKind::GoogleGrant,
        &[
            ("terraform", "google_artifact_registry_repository_iam_binding"),
            ("terraform", "google_artifact_registry_repository_iam_member"),
            ("terraform", "google_kms_crypto_key_iam_binding"),
            ("terraform", "google_kms_crypto_key_iam_member"),
            ("terraform", "google_kms_key_ring_iam_binding"),
            ("terraform", "google_kms_key_ring_iam_member"),
            ("terraform", "google_secret_manager_secret_iam_binding"),
            ("terraform", "google_secret_manager_secret_iam_member"),
            ("terraform", "google_service_account_iam_binding"),
            ("terraform", "google_service_account_iam_member"),
            ("terraform", "google_storage_bucket_iam_binding"),
            ("terraform", "google_storage_bucket_iam_member"),
        ],
    ),
    (
        CloudKind::GoogleWideGrant,
        &[
            ("terraform", "google_folder_iam_binding"),
            ("terraform", "google_folder_iam_member"),
            ("terraform", "google_organization_iam_binding"),
            ("terraform", "google_organization_iam_member"),
            ("terraform", "google_project_iam_binding"),
            ("terraform", "google_project_iam_member"),
        ],
    ),
    (CloudKind::AzureSecurityGroup, &[("terraform", "azurerm_network_security_group")]),
    (CloudKind::AzureSecurityRule, &[("terraform", "azurerm_network_security_rule")]),
    (CloudKind::AzureKeyVault, &[("terraform", "azurerm_key_vault")]),
    (CloudKind::AzureVaultKey, &[("terraform", "azurerm_key_vault_key")]),
    (CloudKind::AzureVaultSecret, &[("terraform", "azurerm_key_vault_secret")]),
    (CloudKind::AzureRole, &[("terraform", "azurerm_role_definition")]),
    (CloudKind::AzureContainerGroup, &[("terraform", "azurerm_container_group")]),
];

impl CloudKind {
    /// The types of this kind.
    #[must_use]
    pub fn types(self) -> &'static [(&'static str, &'static str)] {
        TYPES.iter().find(|(kind, _)| *kind == self).map_or(&[], |(_, types)| types)
    }

    /// Whether an object is of this kind.
    #[must_use]
    pub fn is(self, object: &Object) -> bool {
        self.types().iter().any(|(group, kind)| object.is(group, kind))
    }
}
