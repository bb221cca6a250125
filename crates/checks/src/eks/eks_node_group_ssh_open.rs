//! # What
//! A managed node group has a key for SSH and names no security groups that it may be used from. EKS then opens
//! port 22 to `0.0.0.0/0`.
//!
//! # Why
//! Every node with a public address is a login prompt on the internet, and whoever is in the network reaches
//! the others.
//!
//! # Fix
//! Remove `remote_access` and open shells through Session Manager, which records them. Where SSH has to stay,
//! name `source_security_group_ids`.
//!
//! # References
//! - <https://docs.aws.amazon.com/eks/latest/userguide/managed-node-groups.html>

use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "eks-node-group-ssh-open",
    aliases: &["CKV_AWS_100"],
    controls: &["cpn-node-sg-no-internet-admin-ports", "node-no-ssh"],
    proves: &[],
    title: "nodes of the group accept SSH from everywhere",
    severity: Severity::High,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "take `remote_access` away and use Session Manager, or name source security groups",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::EksNodeGroup], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let open = cx.given(&aws::eks::SSH_KEY).and(cx.given(&aws::eks::SSH_SOURCES).not());
    match cx.given(&aws::eks::REMOTE_ACCESS) {
        Truth::False => Verdict::Pass,
        _ => judged(cx, open, cx.find(&aws::eks::SSH_KEY).0, "SSH is open to every address"),
    }
}
