//! # What
//! The service account `default` of a namespace does not switch the mounting of its token off.
//!
//! # Why
//! Every pod that says nothing gets the token, though few ever call the API. A broken application then holds a
//! login to the API server.
//!
//! # Fix
//! Set `automountServiceAccountToken: false` on the account; pods that need a token name an account of their own.
//!
//! # References
//! - <https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/#opt-out-of-api-credential-automounting>

use plimsoll_engine::ObjectCx;

use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "default-account-token",
    aliases: &["CKV_K8S_41", "C-0189"],
    controls: &["k8s-automount-token-off", "k8s-default-sa-unused"],
    proves: &[],
    title: "default service account hands its token to every pod",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "set `automountServiceAccountToken: false` on the account",
    since: "0.1.0",
    run: Run::Object(&[("", "ServiceAccount")], run),
};

fn run<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    if &*cx.object.key.name != "default" {
        return Verdict::NotApplicable;
    }
    let mounts = cx.object.reader().bool_or("automountServiceAccountToken", true);
    Verdict::fault(mounts.is(&true), &mounts, cx.object, || "pods that ask for nothing get the token".to_owned())
        .fixed_by(|| Remedy::set(cx.object, mounts.origin, false))
}
