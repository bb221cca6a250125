//! # What
//! The trust policy of a role for EKS Pod Identity has no condition.
//!
//! # Why
//! Whoever may make an association in any cluster of the account gives the role to pods of their own.
//!
//! # Fix
//! Add `aws:SourceArn` with the cluster and `aws:RequestTag/kubernetes-namespace` with the namespace.
//!
//! # References
//! - <https://docs.aws.amazon.com/eks/latest/userguide/pod-id-role.html>

use super::support::{for_service, trust};
use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "pod-identity-trust-wide",
    aliases: &[],
    controls: &["eks-pod-identity-trust-conditions"],
    proves: &["eks-pod-identity-trust-conditions"],
    title: "pods of every cluster of the account may take the role",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "add conditions on `aws:SourceArn` and `aws:RequestTag/kubernetes-namespace`",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::IamRole], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let open = |s: &Statement| for_service(s, "pods.eks.amazonaws.com").and((!s.conditioned()).into());
    trust(cx, open, "pods of every cluster may take the role")
}
