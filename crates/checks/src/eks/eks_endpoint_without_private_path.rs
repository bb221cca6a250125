//! # What
//! An EKS cluster has a public endpoint and no private one.
//!
//! # Why
//! Nodes and pods then reach the API server by its public address: the traffic leaves the network, needs a way
//! out to the internet, and the nodes' own addresses have to stay in the list of ranges.
//!
//! # Fix
//! Set `endpoint_private_access` to `true`. Hybrid nodes resolve the public endpoint while both are on: choose
//! one of the two there.
//!
//! # References
//! - <https://docs.aws.amazon.com/eks/latest/userguide/cluster-endpoint.html>

use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "eks-endpoint-without-private-path",
    aliases: &[],
    controls: &["api-endpoint-private-path-enabled"],
    proves: &["api-endpoint-private-path-enabled"],
    title: "nodes reach the API server through the internet",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "set `endpoint_private_access` to `true`",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::EksCluster], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let private = cx.bool(&aws::eks::ENDPOINT_PRIVATE);
    match cx.bool(&aws::eks::ENDPOINT_PUBLIC).is(&true).and(private.is(&true).not()) {
        Truth::Unknown => Verdict::unknown_value(&private, cx.object),
        fault => Verdict::fault(fault, &private, cx.object, || "the private endpoint is off".into())
            .fixed_by(|| Remedy::set(cx.object, private.origin, true)),
    }
}
