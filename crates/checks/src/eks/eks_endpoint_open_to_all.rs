//! # What
//! The public endpoint of an EKS cluster accepts connections from `0.0.0.0/0`, which is also what holds where
//! no range is named.
//!
//! # Why
//! Everybody on the internet may try stolen credentials and new faults of the API server against it. With a
//! short list of ranges, a leaked token is of no use elsewhere.
//!
//! # Fix
//! Name the addresses of your offices, VPN and pipelines in `public_access_cidrs`, or switch the public
//! endpoint off and reach the cluster inside its network.
//!
//! # References
//! - <https://docs.aws.amazon.com/eks/latest/userguide/cluster-endpoint.html>

use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "eks-endpoint-open-to-all",
    aliases: &["CKV_AWS_38", "AWS-0041", "C-0227"],
    controls: &["api-endpoint-cidr-allowlist"],
    proves: &["api-endpoint-cidr-allowlist"],
    title: "API endpoint of the cluster is open to the whole internet",
    severity: Severity::High,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "name the source ranges in `public_access_cidrs`, or switch the public endpoint off",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::EksCluster], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let public = cx.bool(&aws::eks::ENDPOINT_PUBLIC);
    let ranges = cx.texts(&aws::eks::PUBLIC_CIDRS);
    match public.is(&true) {
        Truth::False => Verdict::NotApplicable,
        Truth::Unknown => Verdict::unknown_value(&public, cx.object),
        Truth::True => places(cx, ranges.iter().map(|r| (is_internet(r), r.origin)).collect(), MESSAGE),
    }
}

const MESSAGE: &str = "the public endpoint accepts connections from everywhere";
