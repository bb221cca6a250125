//! # What
//! A role may delete events.
//!
//! # Why
//! Events show what was scheduled, killed and refused. Who deletes them covers tracks.
//!
//! # Fix
//! Remove `delete` and `deletecollection`; events expire by themselves.
//!
//! # References
//! - <https://kubernetes.io/docs/reference/access-authn-authz/rbac/>

use plimsoll_engine::ObjectCx;

use super::danger::{self, Unless};

use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "event-deletion-role",
    aliases: &["KSV-0042", "C-0031"],
    controls: &["k8s-rbac-log-tamper", "audit-logs-retained"],
    proves: &[],
    title: "role can delete events",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "remove `delete` and `deletecollection` on `events`",
    since: "0.1.0",
    run: Run::Object(&[("rbac.authorization.k8s.io", "ClusterRole"), ("rbac.authorization.k8s.io", "Role")], run),
};

fn run<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    danger::judge(cx, &["delete-events"], Unless::Never)
}
