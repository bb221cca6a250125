//! # What
//! A binding gives rights to the service account `default` of a namespace.
//!
//! # Why
//! Every pod that names no account runs under `default`. What is meant for one workload is so given to all of the
//! namespace, those that come later included.
//!
//! # Fix
//! Make an account for the workload, bind that, and name it in the pod.
//!
//! # References
//! - <https://kubernetes.io/docs/concepts/security/service-accounts/#default-service-accounts>

use plimsoll_engine::ObjectCx;

use super::everyone;
use super::support;

use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "default-account-bound",
    aliases: &["CKV_K8S_42", "C-0225", "C-0239"],
    controls: &["k8s-default-sa-unused"],
    proves: &[],
    title: "binding gives rights to a default service account",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "bind an account of the workload's own",
    since: "0.1.0",
    run: Run::Object(
        &[("rbac.authorization.k8s.io", "ClusterRoleBinding"), ("rbac.authorization.k8s.io", "RoleBinding")],
        run,
    ),
};

fn run<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    if support::is_given_binding(cx.object) {
        return Verdict::NotApplicable;
    }
    everyone::judge(
        cx,
        &[("ServiceAccount", "default")],
        &[],
        "every pod without an account of its own has these rights",
    )
}
