//! # What
//! A Role or ClusterRole allows `escalate` or `bind` on roles, or `impersonate` on users, groups or service
//! accounts. `bind` and `impersonate` limited by `resourceNames` are accepted, unless a name stands for an
//! administrator.
//!
//! # Why
//! Kubernetes stops everybody from granting rights that they do not hold. These verbs lift that rule: `escalate`
//! and `bind` let the holder write itself any right, `impersonate` lets it act as anybody.
//!
//! # Fix
//! Remove the verb. A controller that hands out known roles needs `bind` on those alone, listed in
//! `resourceNames`; a proxy needs `impersonate` for the users that it serves.
//!
//! # References
//! - <https://kubernetes.io/docs/concepts/security/rbac-good-practices/#escalate-verb>
//! - <https://kubernetes.io/docs/concepts/security/rbac-good-practices/#impersonate-verb>

use plimsoll_engine::ObjectCx;

use super::danger::{self, Unless};
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "escalation-verb-role",
    aliases: &["CKV_K8S_157", "CKV_K8S_158", "KSV-0043", "KSV-0050", "CKV2_K8S_1", "CKV2_K8S_3", "C-0065", "C-0191"],
    controls: &["k8s-rbac-escalate-bind-impersonate"],
    proves: &["k8s-rbac-escalate-bind-impersonate"],
    title: "role can raise its own rights",
    severity: Severity::Critical,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "remove the verbs `escalate`, `bind` and `impersonate`, or limit them with `resourceNames`",
    since: "0.1.0",
    run: Run::Object(&[("rbac.authorization.k8s.io", "ClusterRole"), ("rbac.authorization.k8s.io", "Role")], run),
};

/// Names that are as good as no limit.
const ADMINISTRATORS: &[&str] = &["cluster-admin", "system:masters", "kubeadm:cluster-admins"];

fn run<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    let ids = ["escalate-roles", "bind-roles", "impersonate-users", "impersonate-service-accounts"];
    danger::judge(cx, &ids, Unless::NamedOtherThan(ADMINISTRATORS))
}
