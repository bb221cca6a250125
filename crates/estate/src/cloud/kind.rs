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
