//! # What
//! An application load balancer that the internet reaches has no web ACL of AWS WAF.
//!
//! # Why
//! Requests that look for known faults of applications reach the containers unfiltered, as often as their sender likes.
//!
//! # Fix
//! Associate a web ACL that has the core rules and a limit of the rate with the load balancer.
//!
//! # References
//! - <https://docs.aws.amazon.com/waf/latest/developerguide/web-acl-associating-aws-resource.html>

use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "load-balancer-without-web-acl",
    aliases: &["CKV2_AWS_28", "ELB.16"],
    controls: &["exp-waf"],
    proves: &[],
    title: "public load balancer has no web ACL",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "associate a web ACL with the load balancer",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::LoadBalancer], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let application = cx.text(&aws::elb::TYPE).is(&"application".into());
    match application.and(outside(cx)) {
        Truth::False => Verdict::NotApplicable,
        Truth::Unknown => untold(cx, cx.at()),
        Truth::True => {
            let joined = cx.view.joined(CloudKind::WafAssociation, &aws::elb::WAF_RESOURCE, cx, &[]);
            missing(cx, joined.any(), cx.at(), "no web ACL stands before it")
        }
    }
}

/// Whether it has public addresses.
fn outside(cx: &CloudCx<'_>) -> Truth {
    let inside = cx.bool(&aws::elb::INTERNAL).is(&true);
    inside.or(cx.text(&aws::elb::SCHEME).is(&"internal".into())).not()
}
