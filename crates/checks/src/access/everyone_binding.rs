//! # What
//! A binding names `system:authenticated` or `system:serviceaccounts`, all users or all service accounts, with a
//! role other than those that Kubernetes itself binds to them.
//!
//! # Why
//! Every pod with a token has these rights, whatever its own account may do. On GKE `system:authenticated` holds
//! everybody with a Google account.
//!
//! # Fix
//! Bind the role to the accounts and groups that need it.
//!
//! # References
//! - <https://kubernetes.io/docs/reference/access-authn-authz/rbac/#service-account-permissions>
//! - <https://cloud.google.com/kubernetes-engine/docs/best-practices/rbac>

use plimsoll_engine::ObjectCx;

use super::everyone;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "everyone-binding",
    aliases: &["KSV-01011", "C-0265"],
    controls: &["k8s-no-authenticated-group-bindings"],
    proves: &["k8s-no-authenticated-group-bindings"],
    title: "binding gives rights to every user or every service account",
    severity: Severity::Critical,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "bind the role to the accounts and groups that need it",
    since: "0.1.0",
    run: Run::Object(
        &[("rbac.authorization.k8s.io", "ClusterRoleBinding"), ("rbac.authorization.k8s.io", "RoleBinding")],
        run,
    ),
};

/// What Kubernetes binds to these groups itself.
const ALLOWED: [&str; 4] =
    ["system:basic-user", "system:discovery", "system:public-info-viewer", "system:service-account-issuer-discovery"];

fn run<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    let who = [("Group", "system:authenticated"), ("Group", "system:serviceaccounts")];
    everyone::judge(cx, &who, &ALLOWED, "every pod with a token has these rights")
}
