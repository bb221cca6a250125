//! # What
//! A Role may list or watch all secrets of its namespace, or read each of them.
//!
//! # Why
//! `list` and `watch` return the contents. Whoever holds the role has the credentials of every workload of the
//! namespace.
//!
//! # Fix
//! Name the secrets in `resourceNames` with `get` alone.
//!
//! # References
//! - <https://kubernetes.io/docs/concepts/security/rbac-good-practices/#listing-secrets>

use plimsoll_engine::ObjectCx;

use super::danger::{self, Unless};

use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "secret-reader-role",
    aliases: &["KSV-0113"],
    controls: &["k8s-rbac-secrets-read"],
    proves: &[],
    title: "role can read every secret of its namespace",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "name the secrets in `resourceNames`, with `get` alone",
    since: "0.1.0",
    run: Run::Object(&[("rbac.authorization.k8s.io", "Role")], run),
};

fn run<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    danger::judge(cx, &["read-secrets"], Unless::NamedOtherThan(&[]))
}
