//! # What
//! One of the five logs of the control plane of an EKS cluster is off.
//!
//! # Why
//! The logs of the API server, the controller manager and the scheduler tell what went on between two entries
//! of the audit log. They cannot be had afterwards.
//!
//! # Fix
//! Enable all five types. They cost what CloudWatch takes for their volume; where that is too much, keep
//! `audit` and `authenticator`.
//!
//! # References
//! - <https://docs.aws.amazon.com/eks/latest/userguide/control-plane-logs.html>

use super::support::without;
use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "eks-control-plane-log-off",
    aliases: &["CKV_AWS_37", "AWS-0038"],
    controls: &["audit-logs-enabled"],
    proves: &[],
    title: "cluster does not keep every log of its control plane",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "enable `api`, `audit`, `authenticator`, `controllerManager` and `scheduler`",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::EksCluster], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    without(cx, &["api", "audit", "authenticator", "controllerManager", "scheduler"])
}
