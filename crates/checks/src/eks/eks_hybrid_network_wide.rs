//! # What
//! A network of hybrid nodes of an EKS cluster is `0.0.0.0/0`, or wider than a /8.
//!
//! # Why
//! The control plane takes everything in these ranges for nodes: its connections to kubelets and webhooks go
//! where the routes lead.
//!
//! # Fix
//! Name the ranges of the machines, as narrow as they are, and route them over a private line.
//!
//! # References
//! - <https://docs.aws.amazon.com/eks/latest/userguide/hybrid-nodes-networking.html>

use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "eks-hybrid-network-wide",
    aliases: &[],
    controls: &["net-hybrid-nodes-guarded"],
    proves: &[],
    title: "network of hybrid nodes is far wider than a site",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "name the ranges of the sites that nodes and pods stand in",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::EksCluster], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let networks = cx.parts(&aws::eks::REMOTE_NETWORKS);
    if networks.is_empty() {
        return Verdict::NotApplicable;
    }
    let ranges: Vec<_> = networks.iter().flat_map(|network| network.texts(&aws::eks::REMOTE_CIDRS)).collect();
    places(cx, ranges.iter().map(|range| (range.test(false, |text| is_wide(text)), range.origin)).collect(), MESSAGE)
}

const MESSAGE: &str = "the network of hybrid nodes is no site's";

fn is_wide(range: &str) -> bool {
    range.rsplit_once('/').and_then(|(_, bits)| bits.parse::<u32>().ok()).is_some_and(|bits| bits < 8)
}
