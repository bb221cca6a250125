//! # What
//! The role of a cluster holds more than the policies that EKS asks for.
//!
//! # Why
//! EKS acts with it in your account, and nobody looks at what it may do beyond that.
//!
//! # Fix
//! Attach `AmazonEKSClusterPolicy`, the four further policies of Auto Mode where that is on, and nothing else.
//!
//! # References
//! - <https://docs.aws.amazon.com/eks/latest/userguide/cluster-iam-role.html>

use plimsoll_estate::cloud::Rights;

use crate::cloud::*;
use crate::prelude::*;
use crate::rights;

/// The check.
pub static CHECK: Check = Check {
    slug: "eks-cluster-role-broad",
    aliases: &[],
    controls: &["eks-cluster-role-least-privilege"],
    proves: &["eks-cluster-role-least-privilege"],
    title: "role of a cluster holds more than EKS asks for",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "attach the policies that EKS asks for, and nothing else",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::EksCluster], run),
};

/// Policies of AWS that EKS asks for.
const MANAGED: &[&str] = &[
    "AmazonEKSBlockStoragePolicy",
    "AmazonEKSClusterPolicy",
    "AmazonEKSComputePolicy",
    "AmazonEKSLoadBalancingPolicy",
    "AmazonEKSNetworkingPolicy",
    "AmazonEKSServicePolicy",
    "AmazonEKSVPCResourceController",
];

/// What encryption of Secrets needs of the key.
const ACTIONS: &[&str] = &["kms:CreateGrant", "kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:ListGrants"];

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    rights::judged(rights::taken(cx, &aws::eks::ROLE), broad, |role| format!("{role} holds more than EKS asks for"))
}

/// Statements with a condition narrow what they allow, as those for tags of Auto Mode do.
fn broad(rights: &Rights<'_>) -> Truth {
    let other = rights.managed.iter().any(|name| !MANAGED.contains(&&**name));
    let beyond = |statement: &Statement| rights::beyond(statement, ACTIONS).and(rights::free(statement));
    rights.any(beyond).or(other.into())
}
