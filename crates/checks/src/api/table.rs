//! Deprecated and removed API versions of Kubernetes, as one table.
//! <https://kubernetes.io/docs/reference/using-api/deprecation-guide/>

use plimsoll_estate::{KubeVersion, Object};

/// A version of a kind that is or will be taken away.
#[derive(Debug)]
pub(super) struct Row {
    group: &'static str,
    version: &'static str,
    kind: &'static str,
    /// The first minor version that warns of it.
    pub(super) deprecated: u16,
    /// The first minor version without it, where one is set.
    pub(super) removed: Option<u16>,
    /// What to use instead.
    pub(super) instead: &'static str,
}

/// How a row stands in a version of Kubernetes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stage {
    /// Served without a warning.
    Served,
    /// Served with a warning.
    Deprecated,
    /// Refused.
    Removed,
}

impl Row {
    /// How it stands in a version.
    pub(super) fn stage(&self, version: KubeVersion) -> Stage {
        match self.removed {
            Some(removed) if removed <= version.minor => Stage::Removed,
            _ if self.deprecated <= version.minor => Stage::Deprecated,
            _ => Stage::Served,
        }
    }
}

/// The row of an object's API version, if it has one.
pub(super) fn row_of(object: &Object) -> Option<&'static Row> {
    ROWS.iter().find(|row| object.is(row.group, row.kind) && *object.version == *row.version)
}

const fn row(
    group: &'static str,
    version: &'static str,
    kind: &'static str,
    deprecated: u16,
    removed: Option<u16>,
    instead: &'static str,
) -> Row {
    Row { group, version, kind, deprecated, removed, instead }
}

/// Every kind of the table.
#[rustfmt::skip]
pub(super) const KINDS: &[(&str, &str)] = &[
    ("", "ComponentStatus"),
    ("", "Endpoints"),
    ("admissionregistration.k8s.io", "MutatingAdmissionPolicy"),
    ("admissionregistration.k8s.io", "MutatingAdmissionPolicyBinding"),
    ("admissionregistration.k8s.io", "MutatingWebhookConfiguration"),
    ("admissionregistration.k8s.io", "ValidatingAdmissionPolicy"),
    ("admissionregistration.k8s.io", "ValidatingAdmissionPolicyBinding"),
    ("admissionregistration.k8s.io", "ValidatingWebhookConfiguration"),
    ("apiextensions.k8s.io", "CustomResourceDefinition"),
    ("apiregistration.k8s.io", "APIService"),
    ("apps", "ControllerRevision"),
    ("apps", "DaemonSet"),
    ("apps", "Deployment"),
    ("apps", "ReplicaSet"),
    ("apps", "StatefulSet"),
    ("autoscaling", "HorizontalPodAutoscaler"),
    ("batch", "CronJob"),
    ("certificates.k8s.io", "CertificateSigningRequest"),
    ("certificates.k8s.io", "ClusterTrustBundle"),
    ("certificates.k8s.io", "PodCertificateRequest"),
    ("coordination.k8s.io", "Lease"),
    ("coordination.k8s.io", "LeaseCandidate"),
    ("discovery.k8s.io", "EndpointSlice"),
    ("events.k8s.io", "Event"),
    ("extensions", "DaemonSet"),
    ("extensions", "Deployment"),
    ("extensions", "Ingress"),
    ("extensions", "NetworkPolicy"),
    ("extensions", "PodSecurityPolicy"),
    ("extensions", "ReplicaSet"),
    ("flowcontrol.apiserver.k8s.io", "FlowSchema"),
    ("flowcontrol.apiserver.k8s.io", "PriorityLevelConfiguration"),
    ("networking.k8s.io", "IPAddress"),
    ("networking.k8s.io", "Ingress"),
    ("networking.k8s.io", "IngressClass"),
    ("networking.k8s.io", "ServiceCIDR"),
    ("node.k8s.io", "RuntimeClass"),
    ("policy", "PodDisruptionBudget"),
    ("policy", "PodSecurityPolicy"),
    ("rbac.authorization.k8s.io", "ClusterRole"),
    ("rbac.authorization.k8s.io", "ClusterRoleBinding"),
    ("rbac.authorization.k8s.io", "Role"),
    ("rbac.authorization.k8s.io", "RoleBinding"),
    ("resource.k8s.io", "DeviceClass"),
    ("resource.k8s.io", "ResourceClaim"),
    ("resource.k8s.io", "ResourceClaimTemplate"),
    ("resource.k8s.io", "ResourceSlice"),
    ("scheduling.k8s.io", "PriorityClass"),
    ("storage.k8s.io", "CSIDriver"),
    ("storage.k8s.io", "CSINode"),
    ("storage.k8s.io", "CSIStorageCapacity"),
    ("storage.k8s.io", "StorageClass"),
    ("storage.k8s.io", "VolumeAttachment"),
    ("storage.k8s.io", "VolumeAttributesClass"),
    ("storagemigration.k8s.io", "StorageVersionMigration"),
];

/// Every row, by group, version and kind. Alpha versions stand here only where people wrote manifests for them.
#[rustfmt::skip]
static ROWS: &[Row] = &[
    row("", "v1", "ComponentStatus", 19, None, "the health endpoints of the components"),
    row("", "v1", "Endpoints", 33, None, "discovery.k8s.io/v1 EndpointSlice"),
    row("admissionregistration.k8s.io", "v1alpha1", "MutatingAdmissionPolicy", 35, Some(38), "admissionregistration.k8s.io/v1"),
    row("admissionregistration.k8s.io", "v1alpha1", "MutatingAdmissionPolicyBinding", 35, Some(38), "admissionregistration.k8s.io/v1"),
    row("admissionregistration.k8s.io", "v1alpha1", "ValidatingAdmissionPolicy", 29, Some(32), "admissionregistration.k8s.io/v1"),
    row("admissionregistration.k8s.io", "v1alpha1", "ValidatingAdmissionPolicyBinding", 29, Some(32), "admissionregistration.k8s.io/v1"),
    row("admissionregistration.k8s.io", "v1beta1", "MutatingAdmissionPolicy", 37, Some(40), "admissionregistration.k8s.io/v1"),
    row("admissionregistration.k8s.io", "v1beta1", "MutatingAdmissionPolicyBinding", 37, Some(40), "admissionregistration.k8s.io/v1"),
    row("admissionregistration.k8s.io", "v1beta1", "MutatingWebhookConfiguration", 16, Some(22), "admissionregistration.k8s.io/v1"),
    row("admissionregistration.k8s.io", "v1beta1", "ValidatingAdmissionPolicy", 31, Some(34), "admissionregistration.k8s.io/v1"),
    row("admissionregistration.k8s.io", "v1beta1", "ValidatingAdmissionPolicyBinding", 31, Some(34), "admissionregistration.k8s.io/v1"),
    row("admissionregistration.k8s.io", "v1beta1", "ValidatingWebhookConfiguration", 16, Some(22), "admissionregistration.k8s.io/v1"),
    row("apiextensions.k8s.io", "v1beta1", "CustomResourceDefinition", 16, Some(22), "apiextensions.k8s.io/v1"),
    row("apiregistration.k8s.io", "v1beta1", "APIService", 19, Some(22), "apiregistration.k8s.io/v1"),
    row("apps", "v1beta1", "ControllerRevision", 8, Some(16), "apps/v1"),
    row("apps", "v1beta1", "Deployment", 8, Some(16), "apps/v1"),
    row("apps", "v1beta1", "StatefulSet", 8, Some(16), "apps/v1"),
    row("apps", "v1beta2", "ControllerRevision", 9, Some(16), "apps/v1"),
    row("apps", "v1beta2", "DaemonSet", 9, Some(16), "apps/v1"),
    row("apps", "v1beta2", "Deployment", 9, Some(16), "apps/v1"),
    row("apps", "v1beta2", "ReplicaSet", 9, Some(16), "apps/v1"),
    row("apps", "v1beta2", "StatefulSet", 9, Some(16), "apps/v1"),
    row("autoscaling", "v2beta1", "HorizontalPodAutoscaler", 22, Some(25), "autoscaling/v2"),
    row("autoscaling", "v2beta2", "HorizontalPodAutoscaler", 23, Some(26), "autoscaling/v2"),
    row("batch", "v1beta1", "CronJob", 21, Some(25), "batch/v1"),
    row("certificates.k8s.io", "v1alpha1", "ClusterTrustBundle", 34, Some(37), "certificates.k8s.io/v1"),
    row("certificates.k8s.io", "v1beta1", "CertificateSigningRequest", 19, Some(22), "certificates.k8s.io/v1"),
    row("certificates.k8s.io", "v1beta1", "ClusterTrustBundle", 37, Some(40), "certificates.k8s.io/v1"),
    row("certificates.k8s.io", "v1beta1", "PodCertificateRequest", 37, Some(40), "certificates.k8s.io/v1"),
    row("coordination.k8s.io", "v1alpha2", "LeaseCandidate", 35, Some(38), "coordination.k8s.io/v1beta1"),
    row("coordination.k8s.io", "v1beta1", "Lease", 19, Some(22), "coordination.k8s.io/v1"),
    row("discovery.k8s.io", "v1beta1", "EndpointSlice", 21, Some(25), "discovery.k8s.io/v1"),
    row("events.k8s.io", "v1beta1", "Event", 22, Some(25), "events.k8s.io/v1"),
    row("extensions", "v1beta1", "DaemonSet", 8, Some(16), "apps/v1"),
    row("extensions", "v1beta1", "Deployment", 8, Some(16), "apps/v1"),
    row("extensions", "v1beta1", "Ingress", 14, Some(22), "networking.k8s.io/v1"),
    row("extensions", "v1beta1", "NetworkPolicy", 9, Some(16), "networking.k8s.io/v1"),
    row("extensions", "v1beta1", "PodSecurityPolicy", 11, Some(16), "Pod Security admission"),
    row("extensions", "v1beta1", "ReplicaSet", 8, Some(16), "apps/v1"),
    row("flowcontrol.apiserver.k8s.io", "v1beta1", "FlowSchema", 23, Some(26), "flowcontrol.apiserver.k8s.io/v1"),
    row("flowcontrol.apiserver.k8s.io", "v1beta1", "PriorityLevelConfiguration", 23, Some(26), "flowcontrol.apiserver.k8s.io/v1"),
    row("flowcontrol.apiserver.k8s.io", "v1beta2", "FlowSchema", 26, Some(29), "flowcontrol.apiserver.k8s.io/v1"),
    row("flowcontrol.apiserver.k8s.io", "v1beta2", "PriorityLevelConfiguration", 26, Some(29), "flowcontrol.apiserver.k8s.io/v1"),
    row("flowcontrol.apiserver.k8s.io", "v1beta3", "FlowSchema", 29, Some(32), "flowcontrol.apiserver.k8s.io/v1"),
    row("flowcontrol.apiserver.k8s.io", "v1beta3", "PriorityLevelConfiguration", 29, Some(32), "flowcontrol.apiserver.k8s.io/v1"),
    row("networking.k8s.io", "v1beta1", "IPAddress", 34, Some(37), "networking.k8s.io/v1"),
    row("networking.k8s.io", "v1beta1", "Ingress", 19, Some(22), "networking.k8s.io/v1"),
    row("networking.k8s.io", "v1beta1", "IngressClass", 19, Some(22), "networking.k8s.io/v1"),
    row("networking.k8s.io", "v1beta1", "ServiceCIDR", 34, Some(37), "networking.k8s.io/v1"),
    row("node.k8s.io", "v1beta1", "RuntimeClass", 22, Some(25), "node.k8s.io/v1"),
    row("policy", "v1beta1", "PodDisruptionBudget", 21, Some(25), "policy/v1"),
    row("policy", "v1beta1", "PodSecurityPolicy", 21, Some(25), "Pod Security admission"),
    row("rbac.authorization.k8s.io", "v1beta1", "ClusterRole", 17, Some(22), "rbac.authorization.k8s.io/v1"),
    row("rbac.authorization.k8s.io", "v1beta1", "ClusterRoleBinding", 17, Some(22), "rbac.authorization.k8s.io/v1"),
    row("rbac.authorization.k8s.io", "v1beta1", "Role", 17, Some(22), "rbac.authorization.k8s.io/v1"),
    row("rbac.authorization.k8s.io", "v1beta1", "RoleBinding", 17, Some(22), "rbac.authorization.k8s.io/v1"),
    row("resource.k8s.io", "v1beta1", "DeviceClass", 35, Some(38), "resource.k8s.io/v1"),
    row("resource.k8s.io", "v1beta1", "ResourceClaim", 35, Some(38), "resource.k8s.io/v1"),
    row("resource.k8s.io", "v1beta1", "ResourceClaimTemplate", 35, Some(38), "resource.k8s.io/v1"),
    row("resource.k8s.io", "v1beta1", "ResourceSlice", 35, Some(38), "resource.k8s.io/v1"),
    row("resource.k8s.io", "v1beta2", "DeviceClass", 36, Some(39), "resource.k8s.io/v1"),
    row("resource.k8s.io", "v1beta2", "ResourceClaim", 36, Some(39), "resource.k8s.io/v1"),
    row("resource.k8s.io", "v1beta2", "ResourceClaimTemplate", 36, Some(39), "resource.k8s.io/v1"),
    row("resource.k8s.io", "v1beta2", "ResourceSlice", 36, Some(39), "resource.k8s.io/v1"),
    row("scheduling.k8s.io", "v1beta1", "PriorityClass", 14, Some(22), "scheduling.k8s.io/v1"),
    row("storage.k8s.io", "v1alpha1", "CSIStorageCapacity", 21, Some(24), "storage.k8s.io/v1"),
    row("storage.k8s.io", "v1alpha1", "VolumeAttachment", 21, Some(24), "storage.k8s.io/v1"),
    row("storage.k8s.io", "v1alpha1", "VolumeAttributesClass", 32, Some(35), "storage.k8s.io/v1"),
    row("storage.k8s.io", "v1beta1", "CSIDriver", 19, Some(22), "storage.k8s.io/v1"),
    row("storage.k8s.io", "v1beta1", "CSINode", 17, Some(22), "storage.k8s.io/v1"),
    row("storage.k8s.io", "v1beta1", "CSIStorageCapacity", 24, Some(27), "storage.k8s.io/v1"),
    row("storage.k8s.io", "v1beta1", "StorageClass", 19, Some(22), "storage.k8s.io/v1"),
    row("storage.k8s.io", "v1beta1", "VolumeAttachment", 19, Some(22), "storage.k8s.io/v1"),
    row("storage.k8s.io", "v1beta1", "VolumeAttributesClass", 34, Some(37), "storage.k8s.io/v1"),
    row("storagemigration.k8s.io", "v1beta1", "StorageVersionMigration", 37, Some(40), "storagemigration.k8s.io/v1"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_sorted_unique_and_listed_by_kind() {
        let names: Vec<_> = ROWS.iter().map(|r| (r.group, r.version, r.kind)).collect();
        assert!(names.windows(2).all(|w| w[0] < w[1]));
        assert!(ROWS.iter().all(|r| KINDS.contains(&(r.group, r.kind))));
        assert!(KINDS.iter().all(|k| ROWS.iter().any(|r| (r.group, r.kind) == *k)));
        assert!(ROWS.iter().all(|r| r.removed.is_none_or(|removed| removed > r.deprecated)));
    }

    #[test]
    fn a_version_is_served_then_warned_of_then_refused() {
        let cron = ROWS.iter().find(|r| (r.version, r.kind) == ("v1beta1", "CronJob")).unwrap();
        let stages = [20, 21, 24, 25, 37].map(|minor| cron.stage(KubeVersion::v1(minor)));
        assert_eq!(stages, [Stage::Served, Stage::Deprecated, Stage::Deprecated, Stage::Removed, Stage::Removed]);
    }
}
