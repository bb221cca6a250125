//! Controls that only several checks prove together.

use plimsoll_engine::Together;

/// Services that run pods.
const KUBERNETES: &[&str] = &["aks", "eks", "gke", "kubernetes", "openshift", "aro", "rosa", "tanzu"];

/// Each control with the checks that ask, together, all that its title says.
pub static TOGETHER: &[Together] = &[
    Together {
        control: "api-admission-plugins",
        checks: &[
            "api-server-always-admit",
            "api-server-without-namespace-lifecycle",
            "api-server-without-node-restriction",
            "api-server-without-service-account-admission",
        ],
        services: &[],
    },
    Together {
        control: "api-authz-rbac-node",
        checks: &["api-server-always-allow", "api-server-without-node-authorization", "api-server-without-rbac"],
        services: &[],
    },
    Together {
        control: "api-kubelet-client-auth",
        checks: &["api-server-kubelet-unverified", "api-server-kubelet-without-client-certificate"],
        services: &[],
    },
    Together {
        control: "api-profiling-off",
        checks: &[
            "api-server-profiling",
            "controller-manager-profiling",
            "controller-manager-reachable",
            "scheduler-profiling",
            "scheduler-reachable",
        ],
        services: &[],
    },
    Together {
        control: "cloudtrail-bucket-protected",
        checks: &["trail-bucket-open", "trail-bucket-unlocked", "trail-bucket-unlogged"],
        services: &[],
    },
    Together {
        control: "controller-manager-hardened",
        checks: &[
            "controller-manager-shared-credentials",
            "controller-manager-without-root-authority",
            "controller-manager-without-signing-key",
        ],
        services: &[],
    },
    Together {
        control: "eks-vpc-cni-dedicated-role",
        checks: &["eks-cni-on-node-role", "eks-node-role-with-cni-policy"],
        services: &[],
    },
    Together {
        control: "k8s-sa-reference-valid",
        checks: &["deprecated-service-account-field", "missing-service-account"],
        services: &[],
    },
    Together {
        control: "mt-resource-quota",
        checks: &["namespace-without-limit-range", "namespace-without-quota"],
        services: &[],
    },
    Together {
        control: "node-kubelet-cert-rotation",
        checks: &["kubelet-client-certificate-not-rotated", "kubelet-server-certificate-not-rotated"],
        services: &[],
    },
    Together {
        control: "node-kubelet-seccomp-pid-default",
        checks: &["kubelet-seccomp-default-off", "kubelet-unlimited-process-ids"],
        services: &[],
    },
    Together {
        control: "wl-probes-defined",
        checks: &["missing-liveness-probe", "missing-readiness-probe"],
        services: &[],
    },
    // A request of ephemeral storage that is not given is the limit.
    Together {
        control: "wl-resource-limits",
        checks: &[
            "missing-cpu-limit",
            "missing-cpu-request",
            "missing-ephemeral-storage-limit",
            "missing-memory-limit",
            "missing-memory-request",
        ],
        services: &[],
    },
    Together {
        control: "wl-capabilities-dropped",
        checks: &["capabilities-not-dropped", "privileged-container"],
        services: &[],
    },
    Together {
        control: "wl-no-privilege-escalation",
        checks: &["privilege-escalation-allowed", "privileged-container"],
        services: &[],
    },
    Together { control: "wl-seccomp", checks: &["seccomp-unconfined", "privileged-container"], services: &[] },
    Together {
        control: "cloudtrail-enabled",
        checks: &[
            "trail-single-region",
            "trail-stopped",
            "trail-unvalidated",
            "trail-without-management-events",
            "trail-without-own-key",
        ],
        services: &["eks", "ecs"],
    },
    Together {
        control: "aws-iam-ecs-run-task-passrole",
        checks: &["iam-pass-role-everywhere", "iam-privilege-escalation"],
        services: &["eks", "ecs"],
    },
    Together {
        control: "aws-iam-no-privesc-paths",
        checks: &[
            "iam-hands-out-credentials",
            "iam-permissions-management",
            "iam-privilege-escalation",
            "workload-role-escalates",
        ],
        services: &["eks", "ecs"],
    },
    Together { control: "aws-imdsv2-required", checks: &["metadata-v1-allowed"], services: &["ecs"] },
    Together { control: "aws-one-role-per-app", checks: &["task-role-shared"], services: &["ecs"] },
    Together { control: "aws-one-role-per-app", checks: &["shared-cloud-role"], services: &["eks"] },
    Together { control: "container-logs-collected", checks: &["aks-logs-not-collected"], services: &["aks"] },
    Together { control: "container-logs-collected", checks: &["task-container-without-logs"], services: &["ecs"] },
    Together { control: "container-logs-collected", checks: &["gke-logs-off"], services: &["gke"] },
    Together {
        control: "cpn-gke-vpc-native",
        checks: &["gke-intranode-traffic-unseen", "gke-without-alias-addresses"],
        services: &[],
    },
    Together { control: "cpn-node-sg-no-internet-admin-ports", checks: &["azure-admin-port-open"], services: &["aks"] },
    Together {
        control: "cpn-node-sg-no-internet-admin-ports",
        checks: &["sg-every-port-open", "sg-kubelet-open", "sg-node-ports-open", "sg-rdp-open", "sg-ssh-open"],
        services: &["eks", "ecs"],
    },
    Together {
        control: "cpn-node-sg-no-internet-admin-ports",
        checks: &["google-firewall-admin-port-open", "google-firewall-all-ports"],
        services: &["gke"],
    },
    Together {
        control: "data-efs-access-points",
        checks: &["efs-access-point-any-user", "efs-access-point-at-root", "task-efs-whole", "task-efs-without-iam"],
        services: &["ecs"],
    },
    Together {
        control: "data-efs-access-points",
        checks: &["efs-access-point-any-user", "efs-access-point-at-root", "efs-without-access-point"],
        services: &["eks"],
    },
    Together { control: "data-efs-encrypted", checks: &["efs-unencrypted", "task-efs-in-clear"], services: &["ecs"] },
    Together { control: "data-efs-encrypted", checks: &["efs-unencrypted", "efs-volume-in-clear"], services: &["eks"] },
    Together { control: "data-kms-rotation", checks: &["kms-key-open", "kms-rotation-off"], services: &["eks", "ecs"] },
    Together {
        control: "data-log-groups-encrypted",
        checks: &[
            "log-group-without-own-key",
            "log-group-without-retention",
            "task-log-group-in-clear",
            "task-log-group-made-at-start",
        ],
        services: &["ecs"],
    },
    Together { control: "data-volumes-encrypted", checks: &["service-volume-in-clear"], services: &["ecs"] },
    Together { control: "data-volumes-encrypted", checks: &["storage-class-unencrypted"], services: &["eks"] },
    Together { control: "ecs-exec-restricted", checks: &["cluster-exec-unlogged", "service-exec-on"], services: &[] },
    Together {
        control: "ecs-log-config",
        checks: &["task-container-without-logs", "task-log-mode-unset"],
        services: &[],
    },
    Together {
        control: "ecs-no-legacy-links",
        checks: &["task-links-containers", "task-without-own-interface"],
        services: &[],
    },
    Together {
        control: "ecs-task-role-per-task",
        checks: &["task-role-is-execution-role", "task-role-is-instance-role", "task-role-missing"],
        services: &[],
    },
    Together {
        control: "eks-access-entry-no-iam-users",
        checks: &["eks-access-entry-for-user", "eks-auth-by-config-map"],
        services: &[],
    },
    Together {
        control: "eks-pod-identity-session-policy",
        checks: &["eks-pod-identity-without-tags", "shared-cloud-role"],
        services: &[],
    },
    Together {
        control: "exp-lb-hardening",
        checks: &["load-balancer-keeps-invalid-headers", "load-balancer-unprotected", "load-balancer-without-log"],
        services: &["ecs"],
    },
    Together {
        control: "gke-workload-identity",
        checks: &["gke-legacy-metadata", "gke-metadata-exposed", "gke-without-workload-identity"],
        services: &[],
    },
    Together { control: "guardduty-eks-audit", checks: &["guardduty-eks-audit-off", "guardduty-off"], services: &[] },
    Together {
        control: "net-microsegmentation-ecs",
        checks: &[
            "service-without-security-group",
            "services-share-security-group",
            "task-on-host-network",
            "task-without-own-interface",
        ],
        services: &[],
    },
    Together { control: "netpol-engine-present", checks: &["aks-without-network-policy"], services: &["aks"] },
    Together { control: "netpol-engine-present", checks: &["eks-network-policy-off"], services: &["eks"] },
    Together { control: "netpol-engine-present", checks: &["gke-without-network-policy"], services: &["gke"] },
    Together { control: "node-auto-upgrade-repair", checks: &["aks-node-os-not-updated"], services: &["aks"] },
    Together { control: "node-auto-upgrade-repair", checks: &["eks-node-repair-off"], services: &["eks"] },
    Together {
        control: "node-auto-upgrade-repair",
        checks: &["gke-node-repair-off", "gke-node-upgrades-off"],
        services: &["gke"],
    },
    Together {
        control: "node-ecs-managed-termination",
        checks: &["capacity-provider-ends-running-tasks", "capacity-provider-without-draining"],
        services: &[],
    },
    Together {
        control: "node-secure-boot",
        checks: &["gke-integrity-monitoring-off", "gke-nodes-not-shielded", "gke-secure-boot-off"],
        services: &["gke"],
    },
    Together { control: "node-os-container-optimised", checks: &["gke-node-image-general"], services: &["gke"] },
    Together {
        control: "reg-acr-hardened",
        checks: &["acr-admin-account", "acr-anonymous-pull", "acr-public-network"],
        services: &[],
    },
    Together { control: "reg-cluster-pull-only", checks: &["execution-role-broad"], services: &["ecs"] },
    Together { control: "reg-cluster-pull-only", checks: &["eks-node-role-broad"], services: &["eks"] },
    Together { control: "reg-push-limited", checks: &["iam-push-everywhere"], services: &["eks", "ecs"] },
    Together { control: "secrets-as-files", checks: &["secret-as-env"], services: KUBERNETES },
    Together {
        control: "secrets-external-store",
        checks: &["task-environment-file", "task-secret-in-command", "task-secret-in-environment"],
        services: &["ecs"],
    },
    Together {
        control: "secrets-kms-key-guarded",
        checks: &["kms-key-disabled", "kms-key-open", "kms-rotation-off", "kms-without-policy"],
        services: &["eks"],
    },
    Together {
        control: "secrets-rotation",
        checks: &["secret-not-rotated", "secret-rotated-rarely"],
        services: &["ecs"],
    },
    Together {
        control: "secrets-store-policy-narrow",
        checks: &["iam-secrets-everywhere", "secret-open"],
        services: &["ecs"],
    },
    Together {
        control: "wl-non-root-group",
        checks: &["fs-group-unset", "low-group-id", "root-group"],
        services: KUBERNETES,
    },
    Together { control: "wl-user-namespaces", checks: &["host-user-namespace"], services: KUBERNETES },
];

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use plimsoll_catalog::Catalog;

    use super::TOGETHER;

    #[test]
    fn every_set_names_checks_of_its_control_that_prove_it_only_together() {
        let mut controls = HashSet::new();
        for set in TOGETHER {
            assert!(Catalog::builtin().control(set.control).is_some(), "{}", set.control);
            // Two sets of a control are of different services.
            let services = if set.services.is_empty() { &["*"] } else { set.services };
            services.iter().for_each(|one| assert!(controls.insert((set.control, *one)), "{} for {one}", set.control));
            assert!(set.checks.len() > 1 || !set.services.is_empty(), "{}", set.control);
            for slug in set.checks {
                let check = crate::ALL.iter().find(|c| c.slug == *slug);
                let fits = check.is_some_and(|c| c.controls.contains(&set.control) && !c.proves.contains(&set.control));
                assert!(fits, "{slug} and {}", set.control);
            }
        }
    }
}
