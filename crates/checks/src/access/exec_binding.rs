//! # What
//! A binding hands out a role whose holders may open a shell in pods (`pods/exec`, `pods/attach`), add a debugging
//! container, or forward their ports. Roles that allow everything have a check of their own. `get` counts in every
//! version here, although from 1.35 an API server with its defaults asks for `create` too.
//!
//! # Why
//! The role says what is possible, the binding says who can do it: each subject reaches the secrets, the account
//! and the network of every pod that the binding covers.
//!
//! # Fix
//! Bind the role to people for a limited time, in one namespace; take the right out of roles that controllers hold.
//!
//! # References
//! - <https://kubernetes.io/docs/concepts/security/rbac-good-practices/>

use plimsoll_engine::ObjectCx;

use super::handed;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "exec-binding",
    aliases: &[
        "rolebindingRolePodExecAttach",
        "rolebindingClusterRolePodExecAttach",
        "clusterrolebindingPodExecAttach",
    ],
    controls: &["k8s-rbac-exec-attach"],
    proves: &[],
    title: "binding lets its subjects enter running containers",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "bind a role without `pods/exec` and `pods/attach`",
    since: "0.1.0",
    run: Run::Object(
        &[("rbac.authorization.k8s.io", "ClusterRoleBinding"), ("rbac.authorization.k8s.io", "RoleBinding")],
        run,
    ),
};

fn run<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    handed::judge(
        cx,
        &["exec-into-pods", "attach-to-pods", "forward-pod-ports", "add-ephemeral-containers"],
        "its subjects may enter running containers",
    )
}
