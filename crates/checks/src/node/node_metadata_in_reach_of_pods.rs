//! # What
//! Machines are made with a hop limit of more than one for answers of the instance metadata service.
//!
//! # Why
//! Answers then reach pods with a network of their own, and each pod can take the role of the node.
//!
//! # Fix
//! Set the hop limit to 1, and give pods roles of their own (EKS Pod Identity or IRSA).
//!
//! # References
//! - <https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-instance-metadata-service.html>
//! - <https://karpenter.sh/docs/concepts/nodeclasses/>

use plimsoll_engine::ObjectCx;

use super::machines::{Place, judge};

use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "node-metadata-in-reach-of-pods",
    aliases: &[],
    controls: &["aws-imds-hop-limit-1"],
    proves: &[],
    title: "metadata of the node is in reach of pods",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "set `httpPutResponseHopLimit: 1`",
    since: "0.1.0",
    run: Run::Object(KINDS, run),
};

const KINDS: &[(&str, &str)] = &[
    ("infrastructure.cluster.x-k8s.io", "AWSMachine"),
    ("infrastructure.cluster.x-k8s.io", "AWSMachinePool"),
    ("infrastructure.cluster.x-k8s.io", "AWSMachineTemplate"),
    ("karpenter.k8s.aws", "EC2NodeClass"),
    ("kops.k8s.io", "InstanceGroup"),
];

const PLACES: &[Place] = &[
    ("infrastructure.cluster.x-k8s.io", "AWSMachine", "spec.instanceMetadataOptions.httpPutResponseHopLimit"),
    (
        "infrastructure.cluster.x-k8s.io",
        "AWSMachinePool",
        "spec.awsLaunchTemplate.instanceMetadataOptions.httpPutResponseHopLimit",
    ),
    (
        "infrastructure.cluster.x-k8s.io",
        "AWSMachineTemplate",
        "spec.template.spec.instanceMetadataOptions.httpPutResponseHopLimit",
    ),
    ("karpenter.k8s.aws", "EC2NodeClass", "spec.metadataOptions.httpPutResponseHopLimit"),
    ("kops.k8s.io", "InstanceGroup", "spec.instanceMetadata.httpPutResponseHopLimit"),
];

fn run<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    judge(cx, "each pod can take the role of the node", PLACES, |hops| hops == "1")
        .fixed_at_each(|object, at| Change::new(object, at, Op::Set(1.into())))
}
