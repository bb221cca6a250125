//! # What
//! A ClusterRole may change config maps that it does not name.
//!
//! # Why
//! Bound in all namespaces, it changes how names resolve (CoreDNS) and, on older EKS clusters, who is an
//! administrator (`aws-auth`).
//!
//! # Fix
//! Use a Role in the namespace, or name the config maps.
//!
//! # References
//! - <https://kubernetes.io/docs/reference/access-authn-authz/rbac/>

use plimsoll_engine::ObjectCx;

use super::danger::{self, Unless};

use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "config-map-change-role",
    aliases: &["KSV-0049"],
    controls: &["k8s-rbac-system-configmaps"],
    proves: &[],
    title: "role can change every config map of the cluster",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "use a Role, or name the config maps in `resourceNames`",
    since: "0.1.0",
    run: Run::Object(&[("rbac.authorization.k8s.io", "ClusterRole")], run),
};

fn run<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    danger::judge(cx, &["change-config-maps"], Unless::NamedOtherThan(&[]))
}
