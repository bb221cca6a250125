//! # What
//! A binding names `system:anonymous` or `system:unauthenticated` with a role other than
//! `system:public-info-viewer`. The binding with which kubeadm lets new nodes read `cluster-info` is left out.
//!
//! # Why
//! Requests without any credentials get these rights. Whoever can reach the API server's port has them, and on
//! many managed clusters that is the internet.
//!
//! # Fix
//! Remove the subject. A client that needs the right needs an identity: a service account, or a login.
//!
//! # References
//! - <https://kubernetes.io/docs/reference/access-authn-authz/authentication/#anonymous-requests>
//! - <https://kubernetes.io/docs/reference/access-authn-authz/rbac/#discovery-roles>

use plimsoll_engine::ObjectCx;

use super::everyone;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "anonymous-binding",
    aliases: &["KSV-0122", "C-0262"],
    controls: &["k8s-no-anonymous-bindings"],
    proves: &["k8s-no-anonymous-bindings"],
    title: "binding gives rights to requests without credentials",
    severity: Severity::Critical,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "remove the anonymous subject, and give the client an identity",
    since: "0.1.0",
    run: Run::Object(
        &[("rbac.authorization.k8s.io", "ClusterRoleBinding"), ("rbac.authorization.k8s.io", "RoleBinding")],
        run,
    ),
};

fn run<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    let who = [("User", "system:anonymous"), ("Group", "system:unauthenticated")];
    let kubeadm = cx.object.is("rbac.authorization.k8s.io", "RoleBinding") && cx.object.namespace() == "kube-public";
    let joining = if kubeadm { "kubeadm:bootstrap-signer-clusterinfo" } else { "system:public-info-viewer" };
    let allowed = ["system:public-info-viewer", joining];
    everyone::judge(cx, &who, &allowed, "anybody who reaches the API server has these rights")
}
