//! # What
//! Machines are made with `httpTokens: optional`: version 1 of the instance metadata service answers.
//!
//! # Why
//! A pod or a proxy that can be led to fetch an address then hands out the credentials of the node.
//!
//! # Fix
//! Set `httpTokens: required`, which is the default of Karpenter.
//!
//! # References
//! - <https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-instance-metadata-service.html>
//! - <https://karpenter.sh/docs/concepts/nodeclasses/>

use plimsoll_engine::ObjectCx;

use super::machines::{Place, judge};

use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "node-metadata-without-session",
    aliases: &[],
    controls: &["aws-imdsv2-required"],
    proves: &[],
    title: "metadata of the node can be read without a session",
    severity: Severity::High,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "set `httpTokens: required`",
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
    ("infrastructure.cluster.x-k8s.io", "AWSMachine", "spec.instanceMetadataOptions.httpTokens"),
    ("infrastructure.cluster.x-k8s.io", "AWSMachinePool", "spec.awsLaunchTemplate.instanceMetadataOptions.httpTokens"),
    ("infrastructure.cluster.x-k8s.io", "AWSMachineTemplate", "spec.template.spec.instanceMetadataOptions.httpTokens"),
    ("karpenter.k8s.aws", "EC2NodeClass", "spec.metadataOptions.httpTokens"),
    ("kops.k8s.io", "InstanceGroup", "spec.instanceMetadata.httpTokens"),
];

fn run<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    judge(cx, "a single request gets the credentials of the node", PLACES, |tokens| tokens == "required")
        .fixed_at_each(|object, at| Change::new(object, at, Op::Set("required".into())))
}
