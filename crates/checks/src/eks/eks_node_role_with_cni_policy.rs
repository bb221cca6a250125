//! # What
//! The role of a managed node group holds `AmazonEKS_CNI_Policy`.
//!
//! # Why
//! The policy attaches and detaches network interfaces of any instance of the account, and every pod that reaches the
//! metadata service of its node has it.
//!
//! # Fix
//! Give `aws-node` a role of its own by Pod Identity or IRSA, and take the policy off the role of the nodes.
//!
//! # References
//! - <https://docs.aws.amazon.com/eks/latest/userguide/cni-iam-role.html>

use plimsoll_estate::cloud::Rights;

use crate::cloud::*;
use crate::prelude::*;
use crate::rights;

/// The check.
pub static CHECK: Check = Check {
    slug: "eks-node-role-with-cni-policy",
    aliases: &[],
    controls: &["eks-vpc-cni-dedicated-role"],
    proves: &[],
    title: "role of nodes holds the rights of the VPC CNI",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "take `AmazonEKS_CNI_Policy` off the role of the nodes",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::EksNodeGroup], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let has = |rights: &Rights<'_>| rights.has(&["AmazonEKS_CNI_Policy"]).into();
    rights::judged(rights::taken(cx, &aws::eks::NODE_ROLE), has, |role| {
        format!("{role} may change the interfaces of every instance")
    })
}
