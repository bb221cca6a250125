//! # What
//! The plugin of the network is Flannel, or that of Amazon with its policy agent switched off, and the input holds nothing
//! that enforces network policies beside it.
//!
//! # Why
//! Network policies are then accepted and shown, and hold back nothing.
//!
//! # Fix
//! Switch the policy agent of Amazon on (`enableNetworkPolicy` of the add-on), install an engine beside Flannel, or use a
//! plugin that enforces policies, such as Calico or Cilium.
//!
//! # References
//! - <https://kubernetes.io/docs/concepts/services-networking/network-policies/#prerequisites>
//! - <https://github.com/flannel-io/flannel#networking-details>
//! - <https://docs.aws.amazon.com/eks/latest/userguide/cni-network-policy.html>

use plimsoll_engine::ObjectCx;
use plimsoll_estate::{Container, Image};
use plimsoll_model::Completeness;

use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "network-policies-not-enforced",
    aliases: &[],
    controls: &["netpol-engine-present"],
    proves: &[],
    title: "network plugin does not enforce network policies",
    severity: Severity::High,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "install an engine for network policies, or switch to a plugin that has one",
    since: "0.1.0",
    run: Run::Object(&[("apps", "DaemonSet")], run),
};

/// Parts of the names of images that enforce network policies.
const ENGINES: [&str; 10] = [
    "/antrea",
    "/aws-network-policy-agent",
    "/calico",
    "/canal",
    "/cilium",
    "/kube-network-policies",
    "/kube-ovn",
    "/kube-router",
    "/ovn-kube",
    "/weave-npc",
];

/// How the agent of Amazon is told to enforce nothing.
const AGENT_OFF: &str = "--enable-network-policy=false";

fn run<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    let Some(idle) = containers(cx, cx.object).find(|container| is_idle(cx.object, container)) else {
        return Verdict::NotApplicable;
    };
    let enforces = |set: &'e Object| containers(cx, set).any(|c| is_engine(c) && !is_idle(set, c));
    if cx.view.of_kind("apps", "DaemonSet").any(enforces) {
        return Verdict::Pass;
    }
    let hit = Hit::new(cx.object, idle.image.origin);
    match cx.view.completeness("apps", "DaemonSet") {
        Completeness::Complete => Verdict::gap_at("network policies hold back nothing", vec![hit]),
        Completeness::Partial(why) => Verdict::Unknown(why, Some(hit)),
    }
}

fn containers<'e>(cx: &ObjectCx<'e>, set: &'e Object) -> impl Iterator<Item = &'e Container> + use<'e> {
    cx.view.home(set).pods_of(set.id).iter().flat_map(|pod| pod.containers.iter())
}

fn is_engine(container: &Container) -> bool {
    container.image.get().is_some_and(|image| ENGINES.iter().any(|engine| image.contains(engine)))
}

/// Whether a container carries traffic and enforces nothing: Flannel, or the agent of Amazon while it is off.
fn is_idle(set: &Object, container: &Container) -> bool {
    let Some(image) = container.image.get() else { return false };
    let off = || container.reader(set).strings("args").iter().any(|arg| arg.is(&AGENT_OFF.into()) == Truth::True);
    match Image::parse(image).repository.rsplit('/').next() {
        Some("flannel" | "mirrored-flannelcni-flannel") => true,
        Some("aws-network-policy-agent") => off(),
        _ => false,
    }
}
