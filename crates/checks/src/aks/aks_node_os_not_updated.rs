//! # What
//! A cluster whose nodes are left at the image that they were made with.
//!
//! # Why
//! Flaws of the kernel and of the container runtime lead from a pod to its node. Mended images come weekly; with the channel `None`
//! nobody takes them.
//!
//! # Fix
//! Choose `NodeImage`, the default, or `SecurityPatch`.
//!
//! # References
//! - <https://learn.microsoft.com/azure/aks/auto-upgrade-node-os-image>

use crate::prelude::*;
use crate::settings::told;
use plimsoll_estate::cloud::azure::aks;

/// The check.
pub static CHECK: Check = Check {
    slug: "aks-node-os-not-updated",
    aliases: &[],
    controls: &["node-auto-upgrade-repair"],
    proves: &[],
    title: "nodes of AKS get no updates of their system",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "set `node_os_upgrade_channel` to `NodeImage` or `SecurityPatch`",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::AksCluster], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let channel = cx.text(&aks::NODE_OS_CHANNEL);
    let none = channel.test(false, |channel| channel.eq_ignore_ascii_case("none"));
    told(cx, none, channel.origin, "nobody updates the nodes' system")
        .fixed_by(|| Remedy::set(cx.object, channel.origin, "NodeImage"))
}
