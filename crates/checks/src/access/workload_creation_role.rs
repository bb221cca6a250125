//! # What
//! A role may create or change pods, or the controllers that make them.
//!
//! # Why
//! Whoever runs a pod chooses its service account, its volumes and, where admission lets it, its node: all accounts
//! and secrets of the namespace are theirs.
//!
//! # Fix
//! Leave the right to the pipeline that deploys, in its own namespaces, and let Pod Security admission limit what
//! it deploys.
//!
//! # References
//! - <https://kubernetes.io/docs/concepts/security/rbac-good-practices/#workload-creation>

use plimsoll_engine::ObjectCx;

use super::danger::{self, Unless};

use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "workload-creation-role",
    aliases: &["KSV-0048", "C-0188"],
    controls: &["k8s-rbac-pod-create"],
    proves: &[],
    title: "role can run pods",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "leave the right to the pipeline that deploys",
    since: "0.1.0",
    run: Run::Object(&[("rbac.authorization.k8s.io", "ClusterRole"), ("rbac.authorization.k8s.io", "Role")], run),
};

fn run<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    danger::judge(cx, &["create-pods", "change-pods", "create-workloads"], Unless::Never)
}
