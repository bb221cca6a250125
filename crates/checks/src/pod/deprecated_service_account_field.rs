//! # What
//! A pod names its account by `serviceAccount`, the older name of `serviceAccountName`.
//!
//! # Why
//! Policies and scanners that read only the newer field take the pod for one of the default account, and a later
//! edit of the newer field wins without a word.
//!
//! # Fix
//! Rename the field to `serviceAccountName`.
//!
//! # References
//! - <https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#PodSpec>

use crate::prelude::*;
use crate::remedies;

/// The check.
pub static CHECK: Check = Check {
    slug: "deprecated-service-account-field",
    aliases: &["C-0294"],
    controls: &["k8s-sa-reference-valid"],
    proves: &[],
    title: "pod uses the deprecated field serviceAccount",
    severity: Severity::Info,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "rename `serviceAccount` to `serviceAccountName`",
    since: "0.1.0",
    run: Run::Pod(run),
};

fn run<'e>(cx: &PodCx<'e>) -> Verdict<'e> {
    let spec = cx.pod.spec(cx.object);
    let (older, newer) = (spec.string("serviceAccount"), spec.string("serviceAccountName"));
    // The API server fills in both, so an object read from a cluster holds the same name twice.
    let alone = older.test(false, |name| !name.is_empty() && newer.get().is_none_or(|n| n != name));
    Verdict::fault(alone, &older, cx.object, || "the newer name of the field is `serviceAccountName`".into()).fixed_by(
        || match (newer.get(), older.get()) {
            // The API server takes the newer one where both are given.
            (Some(name), _) if !name.is_empty() => Remedy::remove(cx.object, older.origin),
            (Some(_), Some(name)) => Remedy::remove(cx.object, older.origin).and_set(cx.object, newer.origin, &**name),
            _ => remedies::rename(cx.object, older.origin, "serviceAccountName"),
        },
    )
}
