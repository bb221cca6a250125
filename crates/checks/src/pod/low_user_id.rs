//! # What
//! A container runs with a user id below 10000, or the image chooses it, and the pod has no user namespace of its
//! own.
//!
//! # Why
//! Ids are the same numbers on the node. A low one may belong to an account of the node, so that a process that
//! leaves its container has the rights of that account.
//!
//! # Fix
//! Set `runAsUser` to 10000 or more, or give the pod a user namespace with `hostUsers: false`.
//!
//! # References
//! - <https://kubernetes.io/docs/tasks/configure-pod-container/security-context/>
//! - <https://kubernetes.io/docs/concepts/workloads/pods/user-namespaces/>

use crate::prelude::*;
use crate::remedies;

/// The check.
pub static CHECK: Check = Check {
    slug: "low-user-id",
    aliases: &["CKV_K8S_40", "KSV-0020"],
    controls: &["wl-uid-above-host-range"],
    proves: &["wl-uid-above-host-range"],
    title: "container may share a user id with the node",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "set `runAsUser` to 10000 or more",
    since: "0.1.0",
    run: Run::Container(run),
};

/// Ids below this one may be taken on the node.
const LOWEST: i64 = 10_000;

/// An id that is free on nodes.
const SUGGESTED: i64 = 10_001;

fn run<'e>(cx: &ContainerCx<'e>) -> Verdict<'e> {
    if cx.pod.is_windows() {
        return Verdict::NotApplicable;
    }
    let id = &cx.container.context.run_as_user;
    let verdict = match id.test(true, |id| *id < LOWEST).and(cx.pod.host_users.is(&true)) {
        Truth::True if id.get().is_none() => Verdict::gap("the image chooses the user id", cx.object, id.origin),
        Truth::Unknown if id.why().is_none() => Verdict::unknown_value(&cx.pod.host_users, cx.object),
        fault => Verdict::fault(fault, id, cx.object, || "the user id may be one of the node's".into()),
    };
    verdict
        .fixed_by(|| Remedy::set(cx.object, remedies::own(cx, "securityContext.runAsUser"), SUGGESTED))
        .review("which user the image and its files are made for")
}
