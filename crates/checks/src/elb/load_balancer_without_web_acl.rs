//! # What
//! An application load balancer that faces the internet is not tied to a web ACL of AWS WAF.
//!
//! # Why
//! Attacks that everybody knows reach the application, and nothing limits how often one address asks.
//!
//! # Fix
//! Tie a web ACL to the load balancer.
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
    title: "load balancer on the internet has no web ACL",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "add `aws_wafv2_web_acl_association`",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::LoadBalancer], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let other = cx.text(&aws::elb::TYPE).test(false, |kind| &**kind != "application");
    let internal = match &*cx.object.key.group {
        "terraform" => cx.bool(&aws::elb::INTERNAL).is(&true),
        _ => cx.text(&aws::elb::SCHEME).test(false, |scheme| &**scheme == "internal"),
    };
    if other.or(internal) == Truth::True {
        return Verdict::NotApplicable;
    }
    let tied = cx.view.joined(CloudKind::WafAssociation, &aws::elb::WAF_RESOURCE, cx, &[]).any();
    missing(cx, tied.or(internal), cx.at(), "no web ACL stands before it")
}
