//! # What
//! A pod sets a kernel parameter (sysctl) outside the set that Kubernetes calls safe.
//!
//! # Why
//! Parameters outside that set are not kept apart between pods: they change the kernel of the node for everybody
//! on it, or let one pod use up what all share.
//!
//! # Fix
//! Remove the parameter, or set it on the node where every pod there needs it. Keep a waiver for a node pool that
//! only this workload uses.
//!
//! # References
//! - <https://kubernetes.io/docs/tasks/administer-cluster/sysctl-cluster/>
//! - <https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline>

use super::standard;
use crate::prelude::*;
use crate::remedies;

/// The check.
pub static CHECK: Check = Check {
    slug: "unsafe-sysctl",
    aliases: &["KSV-0026", "unsafe-sysctls"],
    controls: &["wl-unsafe-sysctls"],
    proves: &["wl-unsafe-sysctls"],
    title: "pod sets an unsafe kernel parameter",
    severity: Severity::High,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "remove the sysctl, or set it on the node",
    since: "0.1.0",
    run: Run::Pod(run),
};

fn run<'e>(cx: &PodCx<'e>) -> Verdict<'e> {
    let list = remedies::below(cx.object, cx.pod.at, "securityContext.sysctls");
    let items = |hits: &[Hit<'_>]| hits.iter().map(|hit| remedies::around(cx.object, hit.at)).collect::<Vec<_>>();
    remedies::by_hits(standard::verdict(cx, "sysctls"), |hits| remedies::without(cx.object, list, items(hits)))
        .review("whether the program needs it, and whether the node can set it instead")
}
