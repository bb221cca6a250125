//! # What
//! A pod that mounts a token runs as the account `default` of its namespace.
//!
//! # Why
//! Every pod that names no account shares it, so a right that one of them needs is given to all, and the audit
//! log cannot tell them apart.
//!
//! # Fix
//! Give the workload an account of its own, and set `automountServiceAccountToken: false` where it does not call
//! the API.
//!
//! # References
//! - <https://kubernetes.io/docs/concepts/security/service-accounts/>

use crate::prelude::*;
use crate::remedies;

/// The check.
pub static CHECK: Check = Check {
    slug: "default-service-account-used",
    aliases: &["default-service-account"],
    controls: &["k8s-default-sa-unused"],
    proves: &["k8s-default-sa-unused"],
    title: "pod runs as the default service account",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "give the workload a service account of its own",
    since: "0.1.0",
    run: Run::Pod(run),
};

fn run<'e>(cx: &PodCx<'e>) -> Verdict<'e> {
    let account = &cx.pod.service_account;
    let mounted = cx.view.mounts_token(cx.object, cx.pod);
    // Without a token the account is a name only.
    let used = account.test(true, |name| &**name == "default").and(mounted.is(&true));
    match used {
        Truth::Unknown if account.why().is_none() => Verdict::unknown_value(&mounted, cx.object),
        fault => Verdict::fault(fault, account, cx.object, || "it shares the account with all that name none".into())
            .fixed_by_maybe(|| remedies::no_token(cx))
            .review("whether its programs call the API; if they do, give it an account of its own"),
    }
}
