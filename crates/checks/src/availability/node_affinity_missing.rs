//! # What
//! A pod says nothing about the nodes that it may run on: no node affinity, no node selector, no node name.
//!
//! # Why
//! It lands on any node: beside workloads of other trust, in a zone that its data is not in, or on nodes that were
//! kept for others.
//!
//! # Fix
//! Name the nodes by `affinity.nodeAffinity` or `nodeSelector` where it matters; taints keep others away.
//!
//! # References
//! - <https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/>

use plimsoll_estate::Reader;

use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "node-affinity-missing",
    aliases: &["no-node-affinity"],
    controls: &["mt-tenant-node-isolation"],
    proves: &[],
    title: "pod may run on any node",
    severity: Severity::Info,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "set `affinity.nodeAffinity` or `nodeSelector`",
    since: "0.1.0",
    run: Run::Pod(run),
};

fn run<'e>(cx: &PodCx<'e>) -> Verdict<'e> {
    let spec = cx.pod.spec(cx.object);
    let chosen =
        ["affinity.nodeAffinity", "nodeSelector", "nodeName"].into_iter().any(|path| spec.find(path).1.is_some());
    let (at, affinity) = spec.find("affinity");
    match affinity.map(Reader::new).and_then(Reader::opaque) {
        _ if chosen => Verdict::Pass,
        Some(why) => Verdict::Unknown(why, Some(Hit::new(cx.object, at))),
        None => Verdict::gap("the scheduler may choose every node", cx.object, spec.find("affinity.nodeAffinity").0),
    }
}
