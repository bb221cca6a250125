//! # What
//! A managed node group has a key for SSH.
//!
//! # Why
//! A key opens every node of the group, is shared, and leaves no trace of who used it. Whoever is on a node has
//! the tokens of all its pods.
//!
//! # Fix
//! Remove `remote_access`. Session Manager opens a shell for a named person, needs no open port and keeps a
//! record.
//!
//! # References
//! - <https://docs.aws.amazon.com/eks/latest/userguide/managed-node-groups.html>

use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "eks-node-group-ssh-key",
    aliases: &[],
    controls: &["node-no-ssh"],
    proves: &[],
    title: "nodes of the group can be entered by SSH",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "take `remote_access` away and use Session Manager",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::EksNodeGroup], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    judged(cx, cx.given(&aws::eks::SSH_KEY), cx.find(&aws::eks::SSH_KEY).0, "a key for SSH is given")
}
