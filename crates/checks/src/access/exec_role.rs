//! # What
//! A role may open a shell in pods (`pods/exec`, `pods/attach`), add a debugging container, or forward their ports.
//! `get` alone opens such a stream up to Kubernetes 1.34; later API servers ask for `create`.
//!
//! # Why
//! Whoever enters a container has its secrets, its account and its network, past every rule about what may be
//! deployed.
//!
//! # Fix
//! Give the right to people for a limited time, in one namespace; controllers seldom need it.
//!
//! # References
//! - <https://kubernetes.io/docs/concepts/security/rbac-good-practices/>

use plimsoll_engine::ObjectCx;

use super::danger::{self, Unless};

use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "exec-role",
    aliases: &["KSV-0053", "KSV-0054", "C-0002", "C-0063", "rolePodExecAttach", "clusterrolePodExecAttach"],
    controls: &["k8s-rbac-exec-attach"],
    proves: &["k8s-rbac-exec-attach"],
    title: "role can enter running containers",
    severity: Severity::High,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "remove `pods/exec`, `pods/attach`, `pods/portforward` and `pods/ephemeralcontainers`",
    since: "0.1.0",
    run: Run::Object(&[("rbac.authorization.k8s.io", "ClusterRole"), ("rbac.authorization.k8s.io", "Role")], run),
};

fn run<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    danger::judge(
        cx,
        &["exec-into-pods", "attach-to-pods", "forward-pod-ports", "add-ephemeral-containers"],
        Unless::Never,
    )
}
