//! # What
//! A binding hands out a role whose holders may read secrets. Roles that allow everything have a check of their
//! own.
//!
//! # Why
//! The role says what is possible, the binding says who can do it: each subject can take the passwords, keys and
//! tokens of the namespace, or of all of them, and use them elsewhere.
//!
//! # Fix
//! Bind a role that names the secrets (`resourceNames`), or mount what the program needs.
//!
//! # References
//! - <https://kubernetes.io/docs/concepts/security/rbac-good-practices/>

use plimsoll_engine::ObjectCx;

use super::handed;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "secret-reader-binding",
    aliases: &["access-to-secrets"],
    controls: &["k8s-rbac-secrets-read"],
    proves: &[],
    title: "binding lets its subjects read secrets",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "bind a role that names the few secrets that are needed",
    since: "0.1.0",
    run: Run::Object(
        &[("rbac.authorization.k8s.io", "ClusterRoleBinding"), ("rbac.authorization.k8s.io", "RoleBinding")],
        run,
    ),
};

fn run<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    handed::judge(cx, &["read-secrets"], "its subjects may read secrets")
}
