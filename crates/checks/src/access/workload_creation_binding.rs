//! # What
//! A binding hands out a role whose holders may create pods or workloads. Roles that allow everything have a check
//! of their own.
//!
//! # Why
//! The role says what is possible, the binding says who can do it: whoever creates a pod chooses its account, its
//! volumes and its image, and so holds every account and secret of the namespace.
//!
//! # Fix
//! Let a pipeline create workloads, and bind people to roles that read.
//!
//! # References
//! - <https://kubernetes.io/docs/concepts/security/rbac-good-practices/>

use plimsoll_engine::ObjectCx;

use super::handed;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "workload-creation-binding",
    aliases: &["access-to-create-pods"],
    controls: &["k8s-rbac-pod-create"],
    proves: &[],
    title: "binding lets its subjects create workloads",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "bind a role that creates no pods",
    since: "0.1.0",
    run: Run::Object(
        &[("rbac.authorization.k8s.io", "ClusterRoleBinding"), ("rbac.authorization.k8s.io", "RoleBinding")],
        run,
    ),
};

fn run<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    handed::judge(cx, &["create-pods", "change-pods", "create-workloads"], "its subjects may create pods")
}
