//! # What
//! The hop limit of the metadata service is more than one.
//!
//! # Why
//! Pods with a network of their own are one hop away: with a limit of two they get the credentials of the node.
//!
//! # Fix
//! Set `http_put_response_hop_limit` to `1` and give pods roles by Pod Identity or IRSA. What has to reach the
//! service runs in the host's network.
//!
//! # References
//! - <https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instancedata-data-retrieval.html>

use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "metadata-reaches-pods",
    aliases: &["CKV_AWS_341"],
    controls: &["aws-imds-hop-limit-1"],
    proves: &[],
    title: "pods reach the metadata service of their node",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "set `http_put_response_hop_limit` to `1`",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::Instance, CloudKind::LaunchTemplate, CloudKind::LaunchConfiguration], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let limit = match CloudKind::LaunchTemplate.is(cx.object) {
        true => cx.int(&aws::ec2::TEMPLATE_HOP_LIMIT),
        false => cx.int(&aws::ec2::HOP_LIMIT),
    };
    Verdict::fault(limit.test(false, |hops| *hops > 1), &limit, cx.object, || "pods reach the metadata service".into())
        .fixed_by(|| Remedy::set(cx.object, limit.origin, 1))
}
