//! The kinds that `--complete` may name: a misspelt one would promise nothing and be believed all the same.

use anyhow::{Result, bail};

/// Kinds of Kubernetes itself, by API group.
const BUILT_IN: &[(&str, &[&str])] = &[
    (
        "",
        &[
            "ConfigMap",
            "Endpoints",
            "LimitRange",
            "Namespace",
            "Node",
            "PersistentVolume",
            "PersistentVolumeClaim",
            "Pod",
            "PodTemplate",
            "ReplicationController",
            "ResourceQuota",
            "Secret",
            "Service",
            "ServiceAccount",
        ],
    ),
    (
        "admissionregistration.k8s.io",
        &[
            "MutatingAdmissionPolicy",
            "MutatingAdmissionPolicyBinding",
            "MutatingWebhookConfiguration",
            "ValidatingAdmissionPolicy",
            "ValidatingAdmissionPolicyBinding",
            "ValidatingWebhookConfiguration",
        ],
    ),
    ("apiextensions.k8s.io", &["CustomResourceDefinition"]),
    ("apiregistration.k8s.io", &["APIService"]),
    ("apps", &["ControllerRevision", "DaemonSet", "Deployment", "ReplicaSet", "StatefulSet"]),
    ("autoscaling", &["HorizontalPodAutoscaler"]),
    ("batch", &["CronJob", "Job"]),
    ("certificates.k8s.io", &["CertificateSigningRequest", "ClusterTrustBundle"]),
    ("coordination.k8s.io", &["Lease"]),
    ("discovery.k8s.io", &["EndpointSlice"]),
    ("flowcontrol.apiserver.k8s.io", &["FlowSchema", "PriorityLevelConfiguration"]),
    ("networking.k8s.io", &["IPAddress", "Ingress", "IngressClass", "NetworkPolicy", "ServiceCIDR"]),
    ("node.k8s.io", &["RuntimeClass"]),
    ("policy", &["PodDisruptionBudget", "PodSecurityPolicy"]),
    ("rbac.authorization.k8s.io", &["ClusterRole", "ClusterRoleBinding", "Role", "RoleBinding"]),
    ("scheduling.k8s.io", &["PriorityClass"]),
    ("storage.k8s.io", &["CSIDriver", "CSINode", "CSIStorageCapacity", "StorageClass", "VolumeAttachment"]),
];

/// Refuses a name that no object can have the kind of.
pub fn check(names: &[String], told_by: &str) -> Result<()> {
    match names.iter().find(|n| !is_known(n)) {
        None => Ok(()),
        Some(name) => bail!("{told_by}: no kind is called {name}; {}", hint()),
    }
}

fn is_known(name: &str) -> bool {
    match name.rsplit_once('/') {
        None => name == "*" || built_in(name) || plimsoll_estate::carriers().iter().any(|c| c.kind == name),
        Some((group, kind)) => match BUILT_IN.iter().find(|(known, _)| *known == group) {
            Some((_, kinds)) => kinds.contains(&kind),
            // A group of somebody else's is a domain; its kinds are its own.
            None => is_domain(group) && is_kind(kind),
        },
    }
}

fn built_in(kind: &str) -> bool {
    BUILT_IN.iter().any(|(_, kinds)| kinds.contains(&kind))
}

fn is_domain(group: &str) -> bool {
    let part = |p: &str| !p.is_empty() && p.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
    group.contains('.') && group.split('.').all(part)
}

fn is_kind(kind: &str) -> bool {
    kind.starts_with(|c: char| c.is_ascii_uppercase()) && kind.chars().all(|c| c.is_ascii_alphanumeric())
}

fn hint() -> String {
    let kinds: Vec<&str> = BUILT_IN.iter().flat_map(|(_, kinds)| kinds.iter().copied()).collect();
    format!("write * for every kind, GROUP/KIND for a custom resource, or one of {}", kinds.join(", "))
}

#[cfg(test)]
mod tests {
    use super::is_known;

    #[test]
    fn kinds_that_can_exist_are_known() {
        for name in
            ["*", "Pod", "apps/Deployment", "/Pod", "networking.k8s.io/NetworkPolicy", "cilium.io/CiliumNetworkPolicy"]
        {
            assert!(is_known(name), "{name}");
        }
        for name in
            ["Bogus", "pod", "NetworkPolicies", "apps/Pod", "bogus/Pod", "cilium.io/policies", "apps/v1/Deployment", ""]
        {
            assert!(!is_known(name), "{name}");
        }
    }
}
