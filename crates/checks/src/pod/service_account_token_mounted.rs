//! # What
//! A pod mounts the token of a service account that no binding in the input gives rights to. Pods mount it
//! unless the pod or the account says `automountServiceAccountToken: false`.
//!
//! # Why
//! A program that never calls the API has no use for the token, but whoever takes the program over has: it
//! opens the API server to him as an authenticated caller, with whatever rights somebody binds to the account
//! or to all accounts later.
//!
//! # Fix
//! Set `automountServiceAccountToken: false` on the pod, or on the service account for all its pods. A pod that
//! calls the API should run as an account of its own with a binding beside it.
//!
//! # References
//! - <https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/>
//! - <https://kubernetes.io/docs/concepts/security/service-accounts/>

use crate::prelude::*;
use crate::remedies;

/// The check.
pub static CHECK: Check = Check {
    slug: "service-account-token-mounted",
    aliases: &["CKV_K8S_38", "KSV-0036", "C-0034", "automountServiceAccountToken"],
    controls: &["k8s-automount-token-off"],
    proves: &["k8s-automount-token-off"],
    title: "pod mounts a service account token that it does not seem to need",
    severity: Severity::Medium,
    confidence: Confidence::Medium,
    profile: Profile::Default,
    fix: "set `automountServiceAccountToken: false`",
    since: "0.1.0",
    run: Run::Pod(run),
};

fn run<'e>(cx: &PodCx<'e>) -> Verdict<'e> {
    let mounted = cx.view.mounts_token(cx.object, cx.pod);
    let account = cx.pod.service_account.get().map_or("", |name| name);
    match mounted.is(&true) {
        Truth::False => Verdict::Pass,
        // An account with rights of its own is there to call the API.
        _ if cx.view.is_bound(cx.object.namespace(), account) => Verdict::Pass,
        fault => Verdict::fault(fault, &mounted, cx.object, || {
            format!("the token of service account {account} is mounted, and no binding gives it rights")
        })
        .fixed_by_maybe(|| remedies::no_token(cx)),
    }
}
