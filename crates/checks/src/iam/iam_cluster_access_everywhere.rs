//! # What
//! A policy of IAM allows actions that let principals into clusters of EKS, or change or delete clusters, on
//! every resource.
//!
//! # Why
//! Its holder makes themselves administrator of each cluster, whatever RBAC says.
//!
//! # Fix
//! Keep these actions for the platform's roles, and name the clusters.
//!
//! # References
//! - <https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html>

use super::support::{everywhere, granted};
use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "iam-cluster-access-everywhere",
    aliases: &[],
    controls: &["aws-iam-eks-control-actions"],
    proves: &[],
    title: "policy lets its holder into every cluster",
    severity: Severity::High,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "name the clusters, and keep these actions for the platform's roles",
    since: "0.1.0",
    run: Run::Cloud(
        &[
            CloudKind::IamPolicy,
            CloudKind::IamInlinePolicy,
            CloudKind::IamRole,
            CloudKind::IamUser,
            CloudKind::IamGroup,
            CloudKind::IamPolicyData,
        ],
        run,
    ),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    granted(cx, |s| everywhere(s, ACTIONS), "every cluster can be opened")
}

const ACTIONS: &[&str] = &[
    "eks:CreateAccessEntry",
    "eks:AssociateAccessPolicy",
    "eks:CreatePodIdentityAssociation",
    "eks:UpdateClusterConfig",
    "eks:DeleteCluster",
];
