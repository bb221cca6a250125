//! # What
//! An application or network load balancer is made for the internet, which is the default.
//!
//! # Why
//! What was meant for other services is then reachable by everybody.
//!
//! # Fix
//! Set `internal` to `true`; what is meant to be public gets a waiver that says for whom.
//!
//! # References
//! - <https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html>

use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "load-balancer-public",
    aliases: &["AWS-0053"],
    controls: &["exp-lb-internal-default"],
    proves: &[],
    title: "load balancer is open to the internet",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "set `internal` to `true`",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::LoadBalancer], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    if cx.text(&aws::elb::TYPE).is(&"gateway".into()) == Truth::True {
        return Verdict::NotApplicable;
    }
    let public = "the load balancer is open to the internet";
    match &*cx.object.key.group {
        "terraform" => switched_on(cx, &aws::elb::INTERNAL, public).review(DECIDE),
        _ => {
            let scheme = cx.text(&aws::elb::SCHEME);
            text(cx, &scheme, scheme.test(false, |scheme| &**scheme != "internal"), public)
                .fixed_by(|| Remedy::set(cx.object, scheme.origin, "internal"))
                .review(DECIDE)
        }
    }
}

const DECIDE: &str = "who has to reach it from the internet";
