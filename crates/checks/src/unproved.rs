//! Controls whose every kind of evidence a configuration can hold, and that no check proves: why not.
//!
//! A control that also wants evidence of nodes, running processes, audit logs, images, registries, source control or
//! people says so itself, in the catalogue. A test proves that each control is proved, says so, or stands here.

/// Why configuration does not settle some controls.
#[derive(Clone, Copy, Debug)]
pub struct Unproved {
    /// What is missing, in a clause.
    pub why: &'static str,
    /// The controls.
    pub controls: &'static [&'static str],
}

/// Each control that no check proves, with its reason.
pub static UNPROVED: &[Unproved] = &[
    Unproved {
        why: "it speaks of all that there is in an account or a cluster, and a folder of code shows only what it makes; \
              the live API has to be asked",
        controls: &[
            "api-dashboard-absent",
            "aws-root-and-user-hygiene",
            "cmp-inventory",
            "data-backup-tested",
            "data-snapshots-private",
            "exp-dangling-dns",
            "exp-ingress-host-conflict",
            "exp-nodeport-not-public",
            "gke-linux-auditd",
            "k8s-no-bootstrap-tokens",
            "k8s-no-sa-token-for-humans",
            "mt-scp-guardrails",
            "secrets-unused-removed",
            "wl-availability-spread",
            "wl-psp-gone",
        ],
    },
    Unproved {
        why: "what holds changes after it is made (versions, ages, ends of support, certificates), so only the live API \
              tells how it stands today",
        controls: &[
            "eks-ca-rotation",
            "img-vuln-scan-registry",
            "node-addons-current",
            "node-ami-current",
            "node-autoscaler-least-privilege",
            "node-gpu-device-plugin",
            "node-immutable-replacement",
            "node-kubelet-version-skew",
        ],
    },
    Unproved {
        why: "it asks for what is needed, intended, expected or required, which no configuration says; checks find the \
              faults that need no such knowledge",
        controls: &[
            "aws-iam-cross-account-trust-reviewed",
            "cmp-resource-tagging",
            "cpn-cluster-sg-tight",
            "exp-ddos",
            "exp-lb-backend-tls",
            "gke-iam-container-admin-limited",
            "k8s-rbac-aggregation-reviewed",
            "k8s-rbac-log-tamper",
            "k8s-rbac-network-objects",
            "k8s-rbac-pod-create",
            "k8s-rbac-secrets-read",
            "k8s-rbac-system-configmaps",
            "k8s-sa-not-shared",
            "mt-account-isolation",
            "mt-cross-tenant-paths",
            "mt-dns-service-discovery-scope",
            "mt-ecs-cluster-per-tenant",
            "mt-namespace-per-tenant",
            "mt-priority-classes-limited",
            "mt-shared-subnets-reviewed",
            "mt-tenant-node-isolation",
            "net-node-transit-encryption",
            "net-sg-for-pods",
            "net-sg-no-wide-egress-data",
            "netpol-api-server-egress",
            "node-confidential",
            "node-managed-preferred",
            "node-restriction-labels",
            "reg-imagepullsecrets-scoped",
            "reg-pull-through-cache",
            "reg-replication-reviewed",
            "reg-repo-policy-not-public",
            "rt-sandbox-untrusted",
            "secrets-namespace-separation",
        ],
    },
    Unproved {
        why: "the provider makes a part of it that no code of the customer names (default lists and groups of a network, \
              routes outside the tree, roles of managed instances)",
        controls: &[
            "cpn-default-sg-closed",
            "cpn-nacl-not-open",
            "cpn-nsg-firewall-aks",
            "cpn-subnets-dedicated",
            "cpn-vpc-endpoints",
            "ecs-managed-instances-config",
            "net-hybrid-nodes-guarded",
            "reg-private-endpoint-policy",
        ],
    },
    Unproved {
        why: "the Terraform providers and CloudFormation have no attribute for all of it, or it is set in an account by \
              hand",
        controls: &[
            "aks-imds-restriction",
            "aws-config-recording",
            "cpn-ssm-not-public",
            "ecs-external-instances",
            "eks-capabilities-role-scoped",
            "ir-contact-and-provider",
            "node-patch-notifications",
            "node-session-logging",
        ],
    },
    Unproved {
        why: "the rest of it is about resources that the cloud model does not hold: API gateways, web ACLs of \
              other clouds, Amazon VPC Lattice",
        controls: &["exp-waf", "net-mtls-between-services", "net-service-authz"],
    },
    Unproved {
        why: "what engines at admission are told to verify is not evaluated, so checks find only those that \
              enforce nothing or can be passed by",
        controls: &["img-signature-verified", "wl-policy-engine"],
    },
    Unproved {
        why: "it depends on what nodes, engines of the network and serving programs do where the files say \
              nothing, and is seen there",
        controls: &[
            "netpol-dns-egress-only-coredns",
            "netpol-metadata-egress-blocked",
            "wl-admission-webhook-safety",
            "wl-apparmor-selinux",
        ],
    },
    Unproved {
        why: "files do not tell which workloads, certificates, profiles or roles are meant; checks know those \
              that have a kind or an image of their own",
        controls: &["ci-runner-isolated", "exp-private-ca-issuer", "mt-abac-tag-guard", "rt-generated-profiles"],
    },
    Unproved {
        why: "the schemas of every kind and version are no part of this program; keys and API versions are \
              judged without them",
        controls: &["iac-manifest-valid"],
    },
    Unproved {
        why: "whether programs use what is given to them is seen where they run",
        controls: &["eks-cluster-created-by-automation-role", "eks-workload-identity-used"],
    },
];

/// Why no check proves a control, where it stands in the list.
#[must_use]
pub fn unproved(control: &str) -> Option<&'static str> {
    UNPROVED.iter().find(|row| row.controls.contains(&control)).map(|row| row.why)
}

#[cfg(test)]
mod tests {
    use plimsoll_catalog::{Catalog, Control, EvidenceSource};

    use super::*;
    use crate::{ALL, TOGETHER};

    fn is_proved(catalog: &Catalog, control: &Control) -> bool {
        let same = |id: &&str| catalog.control(id).is_some_and(|other| other.id == control.id);
        let one = ALL.iter().any(|check| check.proves.iter().any(same));
        one || TOGETHER.iter().any(|set| same(&set.control))
    }

    /// Whether it wants evidence that no configuration is.
    fn wants_more(control: &Control) -> bool {
        use EvidenceSource::{AwsApi, AzureApi, GcpApi, K8s, Manifest};
        let configured = [AwsApi, AzureApi, GcpApi, K8s, Manifest];
        control.evidence.iter().any(|one| !one.confirms && !configured.contains(&one.source))
    }

    #[test]
    fn every_control_is_proved_or_says_why_not() {
        let catalog = Catalog::builtin();
        let mut faults = Vec::new();
        for control in catalog.controls() {
            let rows = UNPROVED.iter().flat_map(|row| row.controls).filter(|id| **id == control.id).count();
            match (is_proved(catalog, control), wants_more(control), rows) {
                (true, _, 0) | (false, true, 0) | (false, false, 1) => {}
                (true, _, _) => faults.push(format!("{} is proved and stands in the list", control.id)),
                (false, true, _) => faults.push(format!("{} says in the catalogue what it wants", control.id)),
                (false, false, rows) => faults.push(format!("{} stands in the list {rows} times", control.id)),
            }
        }
        let known = |id: &&&str| catalog.control(id).is_some_and(|control| control.id == **id);
        let unknown = UNPROVED.iter().flat_map(|row| row.controls).filter(|id| !known(id));
        faults.extend(unknown.map(|id| format!("{id} is no control")));
        assert!(faults.is_empty(), "{}", faults.join("\n"));
    }
}
