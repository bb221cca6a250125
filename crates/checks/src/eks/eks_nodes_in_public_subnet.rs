//! # What
//! A subnet of a node group or of a Fargate profile gives public addresses, or its route leads to a gateway of
//! the internet.
//!
//! # Why
//! A node with a public address is one wrong security group away from the internet.
//!
//! # Fix
//! Name private subnets, and leave the public ones to load balancers.
//!
//! # References
//! - <https://docs.aws.amazon.com/eks/latest/userguide/network-reqs.html>

use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "eks-nodes-in-public-subnet",
    aliases: &["C-0229"],
    controls: &["node-private-subnet"],
    proves: &[],
    title: "nodes stand in a public subnet",
    severity: Severity::High,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "name private subnets, which reach the internet through a NAT gateway or not at all",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::EksNodeGroup, CloudKind::EksFargateProfile], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let field = match CloudKind::EksFargateProfile.is(cx.object) {
        true => &aws::eks::FARGATE_SUBNETS,
        false => &aws::eks::NODE_SUBNETS,
    };
    let subnets = cx.parts(field);
    let each = subnets.into_iter().map(|item| match cx.target_of(item, CloudKind::Subnet) {
        Some(subnet) => (cx.view.is_public(&subnet), item.at()),
        // A subnet that is not in the files may be of either kind.
        None => (Truth::Unknown, item.at()),
    });
    places(cx, each.collect(), "the subnet is public")
}
