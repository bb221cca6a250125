//! The rows, by family of the API.

mod admission;
mod apps;
mod batch;
mod cluster;
mod container;
mod core;
mod network;
mod pod;
mod storage;
mod volume;

use super::shape::Shape;

/// A kind and the shape of its objects.
#[derive(Debug)]
pub(super) struct Root {
    pub(super) group: &'static str,
    /// API versions of which it holds; none means all.
    pub(super) versions: &'static [&'static str],
    pub(super) kind: &'static str,
    pub(super) shape: &'static Shape,
}

impl Root {
    pub(super) fn is(&self, group: &str, version: &str, kind: &str) -> bool {
        self.group == group && self.kind == kind && (self.versions.is_empty() || self.versions.contains(&version))
    }
}

const fn root(group: &'static str, kind: &'static str, shape: &'static Shape) -> Root {
    Root { group, versions: &[], kind, shape }
}

const fn of_versions(versions: &'static [&'static str], root: Root) -> Root {
    Root { versions, ..root }
}

const ADMISSION: &str = "admissionregistration.k8s.io";
const FLOW: &str = "flowcontrol.apiserver.k8s.io";
const NETWORKING: &str = "networking.k8s.io";
const RBAC: &str = "rbac.authorization.k8s.io";
const RESOURCE: &str = "resource.k8s.io";
const STORAGE: &str = "storage.k8s.io";

/// Every built-in kind that has defaults, by group and kind.
pub(super) static ROOTS: &[Root] = &[
    root("", "Endpoints", &core::ENDPOINTS),
    root("", "LimitRange", &core::LIMIT_RANGE),
    root("", "Namespace", &core::NAMESPACE),
    root("", "PersistentVolume", &storage::PERSISTENT_VOLUME),
    root("", "PersistentVolumeClaim", &storage::CLAIM),
    root("", "Pod", &pod::POD),
    root("", "PodTemplate", &core::POD_TEMPLATE),
    root("", "ReplicationController", &apps::REPLICATION_CONTROLLER),
    root("", "Secret", &core::SECRET),
    root("", "Service", &core::SERVICE),
    root(ADMISSION, "MutatingAdmissionPolicy", &admission::POLICY),
    root(ADMISSION, "MutatingAdmissionPolicyBinding", &admission::POLICY_BINDING),
    of_versions(&["v1"], root(ADMISSION, "MutatingWebhookConfiguration", &admission::MUTATING)),
    root(ADMISSION, "ValidatingAdmissionPolicy", &admission::POLICY),
    root(ADMISSION, "ValidatingAdmissionPolicyBinding", &admission::POLICY_BINDING),
    of_versions(&["v1"], root(ADMISSION, "ValidatingWebhookConfiguration", &admission::VALIDATING)),
    of_versions(&["v1"], root("apiextensions.k8s.io", "CustomResourceDefinition", &cluster::CRD)),
    root("apiregistration.k8s.io", "APIService", &cluster::API_SERVICE),
    of_versions(&["v1"], root("apps", "DaemonSet", &apps::DAEMON_SET)),
    of_versions(&["v1"], root("apps", "Deployment", &apps::DEPLOYMENT)),
    of_versions(&["v1"], root("apps", "ReplicaSet", &apps::REPLICA_SET)),
    of_versions(&["v1"], root("apps", "StatefulSet", &apps::STATEFUL_SET)),
    of_versions(&["v1"], root("autoscaling", "HorizontalPodAutoscaler", &apps::AUTOSCALER_V1)),
    of_versions(&["v2"], root("autoscaling", "HorizontalPodAutoscaler", &apps::AUTOSCALER)),
    root("batch", "CronJob", &batch::CRON_JOB),
    root("batch", "Job", &batch::JOB),
    root("discovery.k8s.io", "EndpointSlice", &network::ENDPOINT_SLICE),
    of_versions(&["v1beta1"], root("extensions", "Ingress", &network::INGRESS_BETA)),
    root(FLOW, "FlowSchema", &cluster::FLOW_SCHEMA),
    of_versions(&["v1"], root(FLOW, "PriorityLevelConfiguration", &cluster::PRIORITY_LEVEL)),
    of_versions(&["v1beta1"], root(NETWORKING, "Ingress", &network::INGRESS_BETA)),
    root(NETWORKING, "IngressClass", &network::INGRESS_CLASS),
    root(NETWORKING, "NetworkPolicy", &network::NETWORK_POLICY),
    root("policy", "PodSecurityPolicy", &pod::SECURITY_POLICY),
    root(RBAC, "ClusterRoleBinding", &cluster::ROLE_BINDING),
    root(RBAC, "RoleBinding", &cluster::ROLE_BINDING),
    of_versions(&["v1", "v1beta2"], root(RESOURCE, "ResourceClaim", &cluster::RESOURCE_CLAIM)),
    of_versions(&["v1", "v1beta2"], root(RESOURCE, "ResourceClaimTemplate", &cluster::RESOURCE_CLAIM_TEMPLATE)),
    root("scheduling.k8s.io", "PriorityClass", &cluster::PRIORITY_CLASS),
    root(STORAGE, "CSIDriver", &storage::CSI_DRIVER),
    root(STORAGE, "StorageClass", &storage::STORAGE_CLASS),
    root(STORAGE, "VolumeAttachment", &storage::VOLUME_ATTACHMENT),
];
