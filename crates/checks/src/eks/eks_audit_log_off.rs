//! # What
//! An EKS cluster does not keep the logs `audit` and `authenticator` of its control plane. All of its logs are
//! off by default.
//!
//! # Why
//! Without the audit log nobody can tell later who read a Secret, opened a shell or changed a role. Without
//! that of the authenticator nobody can tell which cloud identity it was.
//!
//! # Fix
//! Enable at least `audit` and `authenticator`; set a retention on their group of logs.
//!
//! # References
//! - <https://docs.aws.amazon.com/eks/latest/userguide/control-plane-logs.html>

use super::support::without;
use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "eks-audit-log-off",
    aliases: &["EKS.8"],
    controls: &["audit-logs-enabled"],
    proves: &["audit-logs-enabled"],
    title: "cluster keeps no audit log",
    severity: Severity::High,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "add `audit` and `authenticator` to `enabled_cluster_log_types`",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::EksCluster], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    without(cx, &["audit", "authenticator"])
}
