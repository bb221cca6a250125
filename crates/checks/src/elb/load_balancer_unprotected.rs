//! # What
//! A load balancer is not protected from being deleted.
//!
//! # Why
//! One wrong call, and the service is gone from its address.
//!
//! # Fix
//! Set `enable_deletion_protection` to `true`.
//!
//! # References
//! - <https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-load-balancer-attributes.html>

use super::support::attribute;
use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "load-balancer-unprotected",
    aliases: &["CKV_AWS_150", "ELB.6"],
    controls: &["exp-lb-hardening"],
    proves: &[],
    title: "load balancer can be deleted by one call",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "set `enable_deletion_protection` to `true`",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::LoadBalancer], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    attribute(cx, &aws::elb::PROTECTED, "deletion_protection.enabled", "deletion protection is off")
}
