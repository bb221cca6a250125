//! # What
//! A probe or a lifecycle hook of a container names the host that the kubelet shall call, instead of the pod
//! itself.
//!
//! # Why
//! The kubelet calls from the network of the node, with no network policy in the way. Who writes pods can so make
//! every node knock at addresses inside, the metadata service or the kubelet itself among them.
//!
//! # Fix
//! Remove `host`: the kubelet then calls the pod. A virtual host belongs into `httpHeaders` as `Host`.
//!
//! # References
//! - <https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline>
//! - <https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/>

use super::standard;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "probe-host-set",
    aliases: &[],
    controls: &["wl-probe-host-default"],
    proves: &["wl-probe-host-default"],
    title: "probe or hook calls a host of its own choice",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "remove `host` from the probe or hook",
    since: "0.1.0",
    run: Run::Pod(run),
};

fn run<'e>(cx: &PodCx<'e>) -> Verdict<'e> {
    if calls_itself(cx) {
        return Verdict::Pass;
    }
    standard::verdict(cx, "hostProbesAndHostLifecycle")
        .fixed_at_each(|object, at| Change::new(object, at, Op::Remove))
        .review("whether the program also answers at the pod's own address")
}

/// On the node's network the pod answers at the node's own address: the documentation names `127.0.0.1` for such pods.
/// <https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#http-probes>
fn calls_itself(cx: &PodCx<'_>) -> bool {
    let is_own = |host: &str| matches!(host, "127.0.0.1" | "::1" | "localhost");
    let mut probes = cx.pod.containers.iter().flat_map(|container| &container.probes);
    cx.pod.host_network.get() == Some(&true) && probes.all(|probe| probe.host.get().is_some_and(|host| is_own(host)))
}
