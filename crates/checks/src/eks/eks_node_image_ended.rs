//! # What
//! A managed node group uses Amazon Linux 2. The last image of it for EKS came out on 26 November 2025.
//!
//! # Why
//! The image gets no patches any more: each fault of the kernel and of the runtime that is found from now on
//! stays.
//!
//! # Fix
//! Set the type of image to `BOTTLEROCKET_x86_64` or `AL2023_x86_64_STANDARD`, and replace the nodes.
//!
//! # References
//! - <https://docs.aws.amazon.com/eks/latest/userguide/eks-ami-deprecation-faqs.html>

use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "eks-node-image-ended",
    aliases: &[],
    controls: &["node-ami-current"],
    proves: &[],
    title: "nodes of the group run an image without support",
    severity: Severity::High,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "use Bottlerocket or Amazon Linux 2023",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::EksNodeGroup], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let image = cx.text(&aws::eks::AMI_TYPE);
    text(cx, &image, image.test(false, |kind| kind.starts_with("AL2_")), "Amazon Linux 2 gets no patches any more")
}
