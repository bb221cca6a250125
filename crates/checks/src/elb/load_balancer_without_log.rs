//! # What
//! A load balancer keeps no access log.
//!
//! # Why
//! After an intrusion nobody can tell who asked for what.
//!
//! # Fix
//! Name a bucket in `access_logs` and enable it.
//!
//! # References
//! - <https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-load-balancer-attributes.html>

use super::support::attribute;
use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "load-balancer-without-log",
    aliases: &["CKV_AWS_91", "CKV_AWS_92", "ELB.5"],
    controls: &["exp-lb-hardening"],
    proves: &[],
    title: "load balancer records no requests",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "set `access_logs` to enabled with a bucket",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::LoadBalancer, CloudKind::ClassicLoadBalancer], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    if CloudKind::ClassicLoadBalancer.is(cx.object) {
        let on = cx.given(&aws::elb::CLASSIC_LOG_BUCKET).and(cx.bool(&aws::elb::CLASSIC_LOGS).is(&false).not());
        return judged(cx, on.not(), cx.find(&aws::elb::CLASSIC_LOGS).0, "requests are not recorded");
    }
    attribute(cx, &aws::elb::ACCESS_LOGS, "access_logs.s3.enabled", "requests are not recorded")
        .review("the bucket that gets the records")
}
