//! # What
//! A container has no `securityContext` of its own, or an empty one.
//!
//! # Why
//! What a pod's `securityContext` says goes for its containers too, but some settings exist for containers alone:
//! privilege escalation, capabilities and a read-only root file system stay at their defaults. Checks of those
//! settings name each of them; this one is for rules of a house that want the block to be there.
//!
//! # Fix
//! Give the container a `securityContext` with `allowPrivilegeEscalation: false`, `capabilities.drop: [ALL]` and
//! `readOnlyRootFilesystem: true`.
//!
//! # References
//! - <https://kubernetes.io/docs/tasks/configure-pod-container/security-context/>

use plimsoll_estate::Reader;

use crate::prelude::*;
use crate::remedies;

/// The check.
pub static CHECK: Check = Check {
    slug: "container-without-security-context",
    aliases: &["CKV_K8S_30"],
    controls: &["wl-no-privilege-escalation", "wl-read-only-root", "wl-capabilities-dropped"],
    proves: &[],
    title: "container says nothing about its rights",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "add a `securityContext` to the container",
    since: "0.1.0",
    run: Run::Container(run),
};

fn run<'e>(cx: &ContainerCx<'e>) -> Verdict<'e> {
    let reader = cx.container.reader(cx.object);
    let (at, node) = reader.find("securityContext");
    let context = node.map(Reader::new);
    match context.map(|context| (context.opaque(), context.node().entries().is_empty())) {
        Some((Some(why), _)) => Verdict::Unknown(why, Some(Hit::new(cx.object, at))),
        Some((None, false)) => Verdict::Pass,
        _ => Verdict::gap("what it may do is left to the defaults", cx.object, at)
            .fixed_by_maybe(|| (!cx.pod.is_windows()).then(|| remedies::hardened(cx))),
    }
}
