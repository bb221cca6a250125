//! # What
//! Machines that become nodes are given a public address.
//!
//! # Why
//! Ports of the node, node ports of services and services on the network of the host can then be reached from the
//! internet, as far as firewalls let them.
//!
//! # Fix
//! Place nodes in private subnets, and let load balancers take what comes from outside.
//!
//! # References
//! - <https://karpenter.sh/docs/concepts/nodeclasses/>
//! - <https://cluster-api-aws.sigs.k8s.io/>

use plimsoll_engine::ObjectCx;

use super::machines::{Place, judge};

use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "node-public-address",
    aliases: &[],
    controls: &["node-private-subnet"],
    proves: &[],
    title: "nodes have public addresses",
    severity: Severity::High,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "remove the setting, and place nodes in private subnets",
    since: "0.1.0",
    run: Run::Object(KINDS, run),
};

const KINDS: &[(&str, &str)] = &[
    ("infrastructure.cluster.x-k8s.io", "AWSMachine"),
    ("infrastructure.cluster.x-k8s.io", "AWSMachineTemplate"),
    ("infrastructure.cluster.x-k8s.io", "AzureMachineTemplate"),
    ("infrastructure.cluster.x-k8s.io", "GCPMachineTemplate"),
    ("karpenter.k8s.aws", "EC2NodeClass"),
    ("kops.k8s.io", "InstanceGroup"),
];

const PLACES: &[Place] = &[
    ("infrastructure.cluster.x-k8s.io", "AWSMachine", "spec.publicIP"),
    ("infrastructure.cluster.x-k8s.io", "AWSMachineTemplate", "spec.template.spec.publicIP"),
    ("infrastructure.cluster.x-k8s.io", "AzureMachineTemplate", "spec.template.spec.allocatePublicIP"),
    ("infrastructure.cluster.x-k8s.io", "GCPMachineTemplate", "spec.template.spec.publicIP"),
    ("karpenter.k8s.aws", "EC2NodeClass", "spec.associatePublicIPAddress"),
    ("kops.k8s.io", "InstanceGroup", "spec.associatePublicIp"),
];

fn run<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    judge(cx, "the internet reaches what the node serves", PLACES, |public| !public.eq_ignore_ascii_case("true"))
        .fixed_at_each(|object, at| Change::new(object, at, Op::Set(false.into())))
        .review("whether the nodes reach what they need from private subnets")
}
