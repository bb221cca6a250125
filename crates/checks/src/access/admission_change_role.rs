//! # What
//! A ClusterRole may create, change or delete admission webhooks or admission policies that it does not name.
//!
//! # Why
//! A mutating webhook sees every object that it asks for, secrets included, and can add a container to any pod.
//! Who deletes a validating one takes the cluster's policy away.
//!
//! # Fix
//! Limit `update` and `patch` to the webhook's own configuration with `resourceNames`, and create it when the
//! software is installed rather than while it runs.
//!
//! # References
//! - <https://kubernetes.io/docs/concepts/security/rbac-good-practices/#control-admission-webhooks>

use plimsoll_engine::ObjectCx;

use super::danger::{self, Unless};
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "admission-change-role",
    aliases: &["KSV-0114", "CKV_K8S_155", "C-0281"],
    controls: &["k8s-rbac-webhook-config"],
    proves: &["k8s-rbac-webhook-config"],
    title: "role can change any admission webhook or policy",
    severity: Severity::High,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "limit the verbs to the role's own configurations with `resourceNames`",
    since: "0.1.0",
    run: Run::Object(&[("rbac.authorization.k8s.io", "ClusterRole")], run),
};

fn run<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    danger::judge(cx, &["change-admission", "change-validation"], Unless::NamedOtherThan(&[]))
}
