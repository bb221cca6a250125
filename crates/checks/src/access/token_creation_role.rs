//! # What
//! A Role or ClusterRole may create `serviceaccounts/token` for accounts that it does not name.
//!
//! # Why
//! A token for another account is that account's rights: within the namespace for a Role, in all namespaces for a
//! ClusterRole that is bound there.
//!
//! # Fix
//! List the accounts in `resourceNames`, or remove the right: the kubelet makes the tokens of pods itself.
//!
//! # References
//! - <https://kubernetes.io/docs/concepts/security/rbac-good-practices/#token-request>

use plimsoll_engine::ObjectCx;

use super::danger::{self, Unless};
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "token-creation-role",
    aliases: &["C-0282"],
    controls: &["k8s-rbac-token-create"],
    proves: &["k8s-rbac-token-create"],
    title: "role can make tokens for any service account",
    severity: Severity::High,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "list the service accounts in `resourceNames`, or remove `serviceaccounts/token`",
    since: "0.1.0",
    run: Run::Object(&[("rbac.authorization.k8s.io", "ClusterRole"), ("rbac.authorization.k8s.io", "Role")], run),
};

fn run<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    danger::judge(cx, &["create-service-account-tokens"], Unless::NamedOtherThan(&[]))
}
