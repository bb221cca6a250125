//! # What
//! A ClusterRole may update `certificatesigningrequests/approval`, or `approve` or `sign` for a signer. A wildcard over
//! resources without the verb `approve` is left out, since approval takes both.
//!
//! # Why
//! An approved certificate for the API server's clients is a login that nobody can revoke before it expires. Who
//! approves requests, or signs them, can so become another user or a node.
//!
//! # Fix
//! Leave approval to the controllers that Kubernetes brings. An approver of your own needs `approve` for its own
//! signer alone.
//!
//! # References
//! - <https://kubernetes.io/docs/concepts/security/rbac-good-practices/#csrs-and-certificate-issuing>
//! - <https://kubernetes.io/docs/reference/access-authn-authz/certificate-signing-requests/#authorization>

use plimsoll_engine::ObjectCx;
use plimsoll_graph::rbac::PolicyRule;

use super::danger::{self, Unless};
use super::support;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "certificate-approval-role",
    aliases: &["CKV_K8S_156", "C-0280"],
    controls: &["k8s-rbac-csr-approval"],
    proves: &["k8s-rbac-csr-approval"],
    title: "role can approve or sign certificates",
    severity: Severity::High,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "remove the right, or limit `approve` and `sign` to a signer of your own with `resourceNames`",
    since: "0.1.0",
    run: Run::Object(&[("rbac.authorization.k8s.io", "ClusterRole")], run),
};

/// Signers whose certificates the API server or the kubelets trust.
const TRUSTED: &[&str] = &[
    "kubernetes.io/*",
    "kubernetes.io/kube-apiserver-client",
    "kubernetes.io/kube-apiserver-client-kubelet",
    "kubernetes.io/kubelet-serving",
    "kubernetes.io/legacy-unknown",
];

fn run<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    let ids: &[&str] = if approves(cx.object) { &[APPROVAL, SIGNERS] } else { &[SIGNERS] };
    danger::judge(cx, ids, Unless::NamedOtherThan(TRUSTED))
}

const APPROVAL: &str = "approve-certificates";
const SIGNERS: &str = "use-certificate-signers";

/// Whether a role is meant to approve: it names the approval of requests, or has `approve`, which the API server asks
/// for besides. A wildcard over resources with other verbs alone approves nothing.
fn approves(role: &Object) -> bool {
    let named = |rule: &PolicyRule| rule.resources.iter().any(|resource| resource.ends_with("/approval"));
    let approve = |rule: &PolicyRule| rule.verbs.iter().any(|verb| verb == "approve" || verb == "*");
    support::rules(role).any(|(_, rule)| named(&rule) || approve(&rule))
}
