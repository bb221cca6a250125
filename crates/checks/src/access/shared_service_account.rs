//! # What
//! Several workloads of a namespace run as one service account that a binding names or that stands for a role of a cloud.
//! Replicas and runs of the same workload count as one.
//!
//! # Why
//! Each of them holds the rights of all: whoever takes over one has what the others need, and the audit log cannot tell
//! them apart.
//!
//! # Fix
//! Give each workload an account of its own with the rights that it needs.
//!
//! # References
//! - <https://kubernetes.io/docs/concepts/security/service-accounts/>

use plimsoll_estate::Pod;

use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "shared-service-account",
    aliases: &[],
    controls: &["k8s-sa-not-shared", "aws-one-role-per-app"],
    proves: &[],
    title: "workloads share a service account that has rights",
    severity: Severity::Low,
    confidence: Confidence::Medium,
    profile: Profile::Strict,
    fix: "give each workload a service account of its own",
    since: "0.1.0",
    run: Run::Pod(run),
};

/// Annotations by which an account stands for a role of a cloud.
const CLOUD: [&str; 3] =
    ["azure.workload.identity/client-id", "eks.amazonaws.com/role-arn", "iam.gke.io/gcp-service-account"];

fn run<'e>(cx: &PodCx<'e>) -> Verdict<'e> {
    let account = &cx.pod.service_account;
    let Some(name) = account.get() else { return Verdict::unknown_value(account, cx.object) };
    if !has_rights(cx, name) {
        return Verdict::NotApplicable;
    }
    let others: Vec<Hit<'e>> = others(cx, name);
    if others.is_empty() {
        return Verdict::Pass;
    }
    let own = Hit::new(cx.object, account.origin);
    Verdict::gap_at("it holds what the others need", std::iter::once(own).chain(others).collect())
}

fn has_rights(cx: &PodCx<'_>, name: &str) -> bool {
    let namespace = cx.object.namespace();
    let object = cx.view.named("", "ServiceAccount", namespace, name);
    let cloud = object.is_some_and(|object| CLOUD.iter().any(|key| object.annotation(key).is_some()));
    cloud || cx.view.is_bound(namespace, name)
}

/// Most workloads that are shown beside the first.
const MAX_SHOWN: usize = 5;

fn others<'e>(cx: &PodCx<'e>, name: &str) -> Vec<Hit<'e>> {
    let own = workload(cx, cx.object);
    let same = |pod: &Pod| pod.service_account.get().is_some_and(|other| &**other == name);
    let pods = cx.view.pods_in(cx.object.namespace()).into_iter().filter(|(_, pod)| same(pod));
    let others = pods.filter(|(object, _)| workload(cx, object).key != own.key);
    let hits = others.map(|(object, pod)| Hit::noted(object, pod.service_account.origin, "as the same account"));
    hits.take(MAX_SHOWN).collect()
}

/// What made an object, else the object itself.
fn workload<'e>(cx: &PodCx<'e>, object: &'e Object) -> &'e Object {
    cx.view.maker(object).unwrap_or(object)
}
