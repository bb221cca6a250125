//! # What
//! An EKS cluster keeps its public endpoint, which is on by default, or has no private one.
//!
//! # Why
//! The API server is the door to everything in the cluster. What cannot be reached from the internet needs no
//! perfect list of ranges.
//!
//! # Fix
//! Enable the private endpoint, reach the cluster through a VPN, a bastion or Session Manager, and then switch
//! the public one off.
//!
//! # References
//! - <https://docs.aws.amazon.com/eks/latest/userguide/cluster-endpoint.html>

use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "eks-endpoint-public",
    aliases: &["CKV_AWS_39", "AWS-0040", "C-0228", "EKS.1"],
    controls: &["api-endpoint-private"],
    proves: &["api-endpoint-private"],
    title: "API endpoint of the cluster is reachable from the internet",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "set `endpoint_private_access` to `true` and `endpoint_public_access` to `false`",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::EksCluster], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let public = cx.bool(&aws::eks::ENDPOINT_PUBLIC);
    Verdict::fault(public.is(&true), &public, cx.object, || "the API server has a public endpoint".into())
        .fixed_by(|| Remedy::set(cx.object, public.origin, false))
        .review("who has to reach it from outside, and that the private endpoint is on")
}
