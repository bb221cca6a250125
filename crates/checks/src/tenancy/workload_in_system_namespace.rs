//! # What
//! A workload is placed in `kube-system`, `kube-public` or `kube-node-lease`.
//!
//! # Why
//! These namespaces are left out of policies and quotas, their accounts hold wide rights, and updates of the
//! platform may remove what they do not know.
//!
//! # Fix
//! Give the workload a namespace of its own.
//!
//! # References
//! - <https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/#initial-namespaces>

use crate::prelude::*;
use crate::remedies;

/// The check.
pub static CHECK: Check = Check {
    slug: "workload-in-system-namespace",
    aliases: &["KSV-0037"],
    controls: &["wl-admission-bypass", "mt-namespace-per-tenant"],
    proves: &[],
    title: "workload runs in a namespace of the platform",
    severity: Severity::Low,
    confidence: Confidence::Medium,
    profile: Profile::Strict,
    fix: "give the workload a namespace of its own",
    since: "0.1.0",
    run: Run::Pod(run),
};

const PLATFORM: [&str; 3] = ["kube-system", "kube-public", "kube-node-lease"];

fn run<'e>(cx: &PodCx<'e>) -> Verdict<'e> {
    let namespace = cx.object.reader().string("metadata.namespace");
    let fault = namespace.test(false, |namespace| PLATFORM.contains(&&**namespace));
    Verdict::fault(fault, &namespace, cx.object, || "policies and quotas leave this namespace out".to_owned())
        .fixed_by_maybe(|| remedies::own_namespace(cx.object))
        .review("which namespace its application has")
}
