//! Resource types of the Kubernetes provider and the kinds that they make.

/// What a type of the provider makes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Made {
    pub(super) group: &'static str,
    pub(super) version: &'static str,
    pub(super) kind: &'static str,
    pub(super) namespaced: bool,
}

const APPS: &str = "apps";
const BATCH: &str = "batch";
const RBAC: &str = "rbac.authorization.k8s.io";
const NETWORKING: &str = "networking.k8s.io";
const STORAGE: &str = "storage.k8s.io";
const ADMISSION: &str = "admissionregistration.k8s.io";

/// Type without its version, group, version that it has by default, kind, whether it lives in a namespace. Sorted.
#[rustfmt::skip]
const KINDS: &[(&str, &str, &str, &str, bool)] = &[
    ("api_service", "apiregistration.k8s.io", "v1", "APIService", false),
    ("certificate_signing_request", "certificates.k8s.io", "v1", "CertificateSigningRequest", false),
    ("cluster_role", RBAC, "v1", "ClusterRole", false),
    ("cluster_role_binding", RBAC, "v1", "ClusterRoleBinding", false),
    ("config_map", "", "v1", "ConfigMap", true),
    ("cron_job", BATCH, "v1beta1", "CronJob", true),
    ("csi_driver", STORAGE, "v1", "CSIDriver", false),
    ("daemon_set", APPS, "v1", "DaemonSet", true),
    ("daemonset", APPS, "v1", "DaemonSet", true),
    ("default_service_account", "", "v1", "ServiceAccount", true),
    ("deployment", APPS, "v1", "Deployment", true),
    ("endpoint_slice", "discovery.k8s.io", "v1", "EndpointSlice", true),
    ("endpoints", "", "v1", "Endpoints", true),
    ("horizontal_pod_autoscaler", "autoscaling", "v1", "HorizontalPodAutoscaler", true),
    ("ingress", "extensions", "v1beta1", "Ingress", true),
    ("ingress_class", NETWORKING, "v1", "IngressClass", false),
    ("job", BATCH, "v1", "Job", true),
    ("limit_range", "", "v1", "LimitRange", true),
    ("mutating_webhook_configuration", ADMISSION, "v1", "MutatingWebhookConfiguration", false),
    ("namespace", "", "v1", "Namespace", false),
    ("network_policy", NETWORKING, "v1", "NetworkPolicy", true),
    ("persistent_volume", "", "v1", "PersistentVolume", false),
    ("persistent_volume_claim", "", "v1", "PersistentVolumeClaim", true),
    ("pod", "", "v1", "Pod", true),
    ("pod_disruption_budget", "policy", "v1beta1", "PodDisruptionBudget", true),
    ("pod_security_policy", "policy", "v1beta1", "PodSecurityPolicy", false),
    ("priority_class", "scheduling.k8s.io", "v1", "PriorityClass", false),
    ("replication_controller", "", "v1", "ReplicationController", true),
    ("resource_quota", "", "v1", "ResourceQuota", true),
    ("role", RBAC, "v1", "Role", true),
    ("role_binding", RBAC, "v1", "RoleBinding", true),
    ("runtime_class", "node.k8s.io", "v1", "RuntimeClass", false),
    ("secret", "", "v1", "Secret", true),
    ("service", "", "v1", "Service", true),
    ("service_account", "", "v1", "ServiceAccount", true),
    ("stateful_set", APPS, "v1", "StatefulSet", true),
    ("storage_class", STORAGE, "v1", "StorageClass", false),
    ("validating_webhook_configuration", ADMISSION, "v1", "ValidatingWebhookConfiguration", false),
];

const VERSIONS: &[&str] = &["v1", "v1alpha1", "v1beta1", "v1beta2", "v2", "v2beta1", "v2beta2"];

/// What a type such as `kubernetes_deployment_v1` makes.
pub(super) fn made(kind: &str) -> Option<Made> {
    let name = kind.strip_prefix("kubernetes_")?;
    let (base, version) = match name.rsplit_once('_') {
        Some((base, version)) => match VERSIONS.iter().find(|known| **known == version) {
            Some(version) => (base, Some(*version)),
            None => (name, None),
        },
        None => (name, None),
    };
    let at = KINDS.binary_search_by_key(&base, |row| row.0).ok()?;
    let (_, group, by_default, kind, namespaced) = KINDS[at];
    // The type without a version is older than the group's move.
    let group = if base == "ingress" && version == Some("v1") { NETWORKING } else { group };
    Some(Made { group, version: version.unwrap_or(by_default), kind, namespaced })
}

impl Made {
    /// As manifests write it.
    pub(super) fn api_version(self) -> String {
        if self.group.is_empty() { self.version.to_owned() } else { format!("{}/{}", self.group, self.version) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted() {
        assert!(KINDS.is_sorted_by_key(|row| row.0));
    }

    #[test]
    fn types_have_versions_or_not() {
        let shown = |kind| made(kind).map(|made| (made.api_version(), made.kind));
        assert_eq!(shown("kubernetes_deployment"), Some(("apps/v1".to_owned(), "Deployment")));
        assert_eq!(shown("kubernetes_daemon_set_v1"), Some(("apps/v1".to_owned(), "DaemonSet")));
        assert_eq!(shown("kubernetes_ingress_v1"), Some(("networking.k8s.io/v1".to_owned(), "Ingress")));
        assert_eq!(shown("kubernetes_cron_job_v1"), Some(("batch/v1".to_owned(), "CronJob")));
        assert_eq!(shown("kubernetes_labels"), None);
    }
}
