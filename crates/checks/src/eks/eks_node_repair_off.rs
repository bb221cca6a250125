//! # What
//! A managed node group has no node repair.
//!
//! # Why
//! A node that answers no more keeps its pods, and one that was tampered with may stay where a healthy group
//! would have replaced it.
//!
//! # Fix
//! Set `enabled` in `node_repair_config`; it wants the node monitoring agent for the finer signs.
//!
//! # References
//! - <https://docs.aws.amazon.com/eks/latest/userguide/node-health.html>

use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "eks-node-repair-off",
    aliases: &[],
    controls: &["node-auto-upgrade-repair"],
    proves: &[],
    title: "nodes that fail are not replaced by themselves",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "set `node_repair_config` to enabled",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::EksNodeGroup], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    switched_on(cx, &aws::eks::NODE_REPAIR, "node repair is off")
}
