//! # What
//! A container runs with `privileged: true`.
//!
//! # Why
//! A privileged container holds every capability, sees every device of the node and is not confined by
//! seccomp, AppArmor or SELinux. Whoever controls its process controls the node, and through the node's
//! credentials every pod on it.
//!
//! # Fix
//! Remove `privileged: true`. If the container needs a single right, add that capability or mount that
//! device alone. Node agents that truly need it belong in a namespace of their own with a waiver.
//!
//! # References
//! - <https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline>
//! - <https://kubernetes.io/docs/tasks/configure-pod-container/security-context/>

use crate::prelude::*;
use crate::remedies;
use plimsoll_estate::At;

/// The check.
pub static CHECK: Check = Check {
    slug: "privileged-container",
    aliases: &["CKV_K8S_16", "KSV-0017", "C-0057"],
    // It may gain any right, drops no capability and is not confined, and the checks of those leave it to this one.
    controls: &["wl-no-privileged", "wl-no-privilege-escalation", "wl-capabilities-dropped", "wl-seccomp"],
    proves: &["wl-no-privileged"],
    title: "container runs in privileged mode",
    severity: Severity::Critical,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "remove `privileged: true`; add the one capability or device that is needed",
    since: "0.1.0",
    run: Run::Container(run),
};

fn run<'e>(cx: &ContainerCx<'e>) -> Verdict<'e> {
    let privileged = &cx.container.context.privileged;
    Verdict::fault(privileged.is(&true), privileged, cx.object, || "the container has every right of the node".into())
        .fixed_by(|| unprivileged(cx))
}

/// Only a privileged container may hand its mounts on to the node; the API server refuses it of others.
fn unprivileged(cx: &ContainerCx<'_>) -> Remedy {
    let mounts = remedies::below(cx.object, cx.container.at, "volumeMounts");
    let mounts = remedies::node(cx.object, mounts).items().filter_map(|mount| mount.get("mountPropagation"));
    let handed_on: Vec<_> = mounts.filter(|way| way.text() == "Bidirectional").map(At::exact).collect();
    let remedy = Remedy::set(cx.object, cx.container.context.privileged.origin, false);
    match handed_on.is_empty() {
        true => remedy,
        false => handed_on
            .into_iter()
            .fold(remedy, |remedy, way| remedy.and_set(cx.object, way, "HostToContainer"))
            .review("whether the node needs the mounts that the container makes"),
    }
}
