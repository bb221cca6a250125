//! # What
//! A target group speaks HTTP.
//!
//! # Why
//! Between the load balancer and the pod, everything can be read on the network.
//!
//! # Fix
//! Set the protocol to `HTTPS` or `TLS` and let the pods serve a certificate; the load balancer does not check
//! it.
//!
//! # References
//! - <https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-target-groups.html>

use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "target-group-plain-http",
    aliases: &["CKV_AWS_378"],
    controls: &["exp-lb-backend-tls"],
    proves: &[],
    title: "load balancer talks to its targets in clear",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "set the protocol of the target group to `HTTPS`",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::TargetGroup], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let protocol = cx.text(&aws::elb::PROTOCOL);
    let plain = protocol.test(false, |protocol| &**protocol == "HTTP");
    match cx.text(&aws::elb::TARGET_TYPE).is(&"lambda".into()) {
        Truth::True => Verdict::NotApplicable,
        _ => text(cx, &protocol, plain, "targets are reached in clear"),
    }
}
