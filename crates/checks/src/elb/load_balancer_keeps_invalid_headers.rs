//! # What
//! An application load balancer does not take malformed header fields away.
//!
//! # Why
//! What the load balancer and the application read differently is the way to smuggle requests.
//!
//! # Fix
//! Set `drop_invalid_header_fields` to `true`.
//!
//! # References
//! - <https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-load-balancer-attributes.html>

use super::support::attribute;
use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "load-balancer-keeps-invalid-headers",
    aliases: &["CKV_AWS_131", "AWS-0052", "ELB.4"],
    controls: &["exp-lb-hardening"],
    proves: &[],
    title: "load balancer hands on malformed headers",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "set `drop_invalid_header_fields` to `true`",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::LoadBalancer], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    attribute(
        cx,
        &aws::elb::DROP_INVALID,
        "routing.http.drop_invalid_header_fields.enabled",
        "malformed headers are handed on",
    )
}
