//! Controls that only several checks prove together.

use plimsoll_engine::Together;

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
    },
    Together {
        control: "api-authz-rbac-node",
        checks: &["api-server-always-allow", "api-server-without-node-authorization", "api-server-without-rbac"],
    },
    Together {
        control: "api-kubelet-client-auth",
        checks: &["api-server-kubelet-unverified", "api-server-kubelet-without-client-certificate"],
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
    },
    Together {
        control: "controller-manager-hardened",
        checks: &[
            "controller-manager-shared-credentials",
            "controller-manager-without-root-authority",
            "controller-manager-without-signing-key",
        ],
    },
    Together { control: "mt-resource-quota", checks: &["namespace-without-limit-range", "namespace-without-quota"] },
    Together {
        control: "node-kubelet-cert-rotation",
        checks: &["kubelet-client-certificate-not-rotated", "kubelet-server-certificate-not-rotated"],
    },
    Together {
        control: "node-kubelet-seccomp-pid-default",
        checks: &["kubelet-seccomp-default-off", "kubelet-unlimited-process-ids"],
    },
    Together { control: "wl-probes-defined", checks: &["missing-liveness-probe", "missing-readiness-probe"] },
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
    },
    Together { control: "wl-capabilities-dropped", checks: &["capabilities-not-dropped", "privileged-container"] },
    Together {
        control: "wl-no-privilege-escalation",
        checks: &["privilege-escalation-allowed", "privileged-container"],
    },
    Together { control: "wl-seccomp", checks: &["seccomp-unconfined", "privileged-container"] },
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
            assert!(controls.insert(set.control), "{} has two sets", set.control);
            assert!(set.checks.len() > 1, "{}", set.control);
            for slug in set.checks {
                let check = crate::ALL.iter().find(|c| c.slug == *slug);
                let fits = check.is_some_and(|c| c.controls.contains(&set.control) && !c.proves.contains(&set.control));
                assert!(fits, "{slug} and {}", set.control);
            }
        }
    }
}
