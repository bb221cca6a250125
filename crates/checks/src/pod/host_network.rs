//! # What
//! A pod uses the network of its node: `hostNetwork: true`.
//!
//! # Why
//! Network policies do not apply to it. It reaches what listens on the node's loopback address, can watch the
//! node's traffic if it may open raw sockets, and gets the cloud credentials of the node from the metadata
//! service where that service is kept from pods.
//!
//! # Fix
//! Remove `hostNetwork` and publish the port with a Service. Network agents that need it belong in a namespace
//! of their own with a waiver.
//!
//! # References
//! - <https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline>

use crate::prelude::*;
use crate::remedies;

/// The check.
pub static CHECK: Check = Check {
    slug: "host-network",
    aliases: &["CKV_K8S_19", "KSV-0009", "C-0041"],
    controls: &["wl-no-host-network", "aws-imds-hop-limit-1"],
    proves: &["wl-no-host-network"],
    title: "pod uses the node's network",
    severity: Severity::High,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "remove `hostNetwork: true` and publish the port with a Service",
    since: "0.1.0",
    run: Run::Pod(run),
};

fn run<'e>(cx: &PodCx<'e>) -> Verdict<'e> {
    let shared = &cx.pod.host_network;
    Verdict::fault(shared.is(&true), shared, cx.object, || {
        "the pod is on the node's network, past network policies".into()
    })
    // A process of a Windows host has no other network.
    .fixed_by_maybe(|| (!remedies::has_host_process(cx.pod)).then(|| Remedy::remove(cx.object, shared.origin)))
}
