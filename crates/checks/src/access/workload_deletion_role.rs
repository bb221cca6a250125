//! # What
//! A role may delete pods, workloads, services or secrets.
//!
//! # Why
//! A stolen token with this right stops the application, and deleted secrets may be gone for good.
//!
//! # Fix
//! Leave the right to those who deploy, and only where they deploy.
//!
//! # References
//! - <https://kubernetes.io/docs/concepts/security/rbac-good-practices/#least-privilege>

use plimsoll_engine::ObjectCx;

use super::danger::{self, Unless};

use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "workload-deletion-role",
    aliases: &["C-0007"],
    controls: &["k8s-rbac-unused-permissions"],
    proves: &[],
    title: "role can delete workloads or secrets",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "remove `delete` and `deletecollection`",
    since: "0.1.0",
    run: Run::Object(&[("rbac.authorization.k8s.io", "ClusterRole"), ("rbac.authorization.k8s.io", "Role")], run),
};

fn run<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    danger::judge(cx, &["delete-workloads"], Unless::Never)
}
