//! # What
//! The role of the nodes of a group, or of the machines of a Fargate profile, holds more than joining the cluster, pulling
//! images and sessions of Systems Manager need.
//!
//! # Why
//! Every pod that reaches the metadata service of its node has this role, and so does whoever gets onto the node.
//!
//! # Fix
//! Leave `AmazonEKSWorkerNodePolicy`, a policy that pulls images, and `AmazonSSMManagedInstanceCore` where it is used;
//! give everything else to the service accounts that need it.
//!
//! # References
//! - <https://docs.aws.amazon.com/eks/latest/userguide/create-node-role.html>
//! - <https://docs.aws.amazon.com/eks/latest/userguide/pod-execution-role.html>

use plimsoll_estate::cloud::Rights;

use crate::cloud::*;
use crate::prelude::*;
use crate::rights;

/// The check.
pub static CHECK: Check = Check {
    slug: "eks-node-role-broad",
    aliases: &[],
    controls: &["eks-node-role-minimal", "reg-cluster-pull-only"],
    proves: &["eks-node-role-minimal"],
    title: "role of nodes holds more than they need",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "give what pods need to their service accounts",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::EksNodeGroup, CloudKind::EksFargateProfile], run),
};

/// Policies of AWS that hold no more than nodes need. That of the VPC CNI is a question of its own.
const MANAGED: &[&str] = &[
    "AmazonEC2ContainerRegistryPullOnly",
    "AmazonEC2ContainerRegistryReadOnly",
    "AmazonEKSFargatePodExecutionRolePolicy",
    "AmazonEKSWorkerNodeMinimalPolicy",
    "AmazonEKSWorkerNodePolicy",
    "AmazonEKS_CNI_Policy",
    "AmazonSSMManagedInstanceCore",
];

/// What a policy of the customer may add: pulling through a cache, addresses of IPv6, logs of Fargate.
const ACTIONS: &[&str] = &[
    "ec2:AssignIpv6Addresses",
    "ecr:BatchCheckLayerAvailability",
    "ecr:BatchGetImage",
    "ecr:BatchImportUpstreamImage",
    "ecr:GetAuthorizationToken",
    "ecr:GetDownloadUrlForLayer",
    "ec2:DescribeInstances",
    "eks:DescribeCluster",
    "eks-auth:AssumeRoleForPodIdentity",
    "logs:CreateLogGroup",
    "logs:CreateLogStream",
    "logs:DescribeLogStreams",
    "logs:PutLogEvents",
    "logs:PutRetentionPolicy",
];

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let group = CloudKind::EksNodeGroup.is(cx.object);
    let field = if group { &aws::eks::NODE_ROLE } else { &aws::eks::FARGATE_ROLE };
    rights::judged(rights::taken(cx, field), broad, |role| format!("{role} holds more than a node needs"))
}

fn broad(rights: &Rights<'_>) -> Truth {
    let other = rights.managed.iter().any(|name| !MANAGED.contains(&&**name));
    rights.any(|statement| rights::beyond(statement, ACTIONS)).or(other.into())
}
