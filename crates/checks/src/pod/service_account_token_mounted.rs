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

use plimsoll_model::{Completeness, State, Value};

use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "service-account-token-mounted",
    aliases: &["CKV_K8S_38", "KSV-0036", "C-0034", "automountServiceAccountToken"],
    controls: &["k8s-automount-token-off"],
    title: "pod mounts a service account token that it does not seem to need",
    severity: Severity::Medium,
    confidence: Confidence::Medium,
    profile: Profile::Default,
    fix: "set `automountServiceAccountToken: false`",
    since: "0.1.0",
    run: Run::Pod(run),
};

fn run<'e>(cx: &PodCx<'e>) -> Verdict<'e> {
    let (of_pod, account) = (&cx.pod.automount_token, &cx.pod.service_account);
    if let State::Known(false) = of_pod.state {
        return Verdict::Pass;
    }
    let Some(name) = account.get() else { return Verdict::unknown_value(account, cx.object) };
    // An account with rights of its own is there to call the API.
    if cx.view.is_bound(cx.object.namespace(), name) {
        return Verdict::Pass;
    }
    let (owner, mounted) = match of_pod.state {
        State::Absent => of_account(cx, name),
        _ => (cx.object, of_pod.clone()),
    };
    match mounted.test(true, |mounted| *mounted) {
        Truth::False => Verdict::Pass,
        Truth::Unknown => Verdict::unknown_value(&mounted, owner),
        Truth::True => {
            let message = format!("the token of service account {name} is mounted, and no binding gives it rights");
            Verdict::gap(message, cx.object, of_pod.origin)
        }
    }
}

/// What the account says, and the object that says so; unknown where there may be an account that was not seen.
fn of_account<'e>(cx: &PodCx<'e>, name: &str) -> (&'e Object, V<bool>) {
    match cx.view.named("", "ServiceAccount", cx.object.namespace(), name) {
        Some(account) => (account, account.reader().bool("automountServiceAccountToken")),
        None => match cx.view.completeness("", "ServiceAccount") {
            Completeness::Complete => (cx.object, Value::absent(cx.pod.automount_token.origin)),
            Completeness::Partial(why) => (cx.object, Value::unknown(why, cx.pod.automount_token.origin)),
        },
    }
}
