//! # What
//! A listener of an application load balancer speaks HTTP and does not redirect to HTTPS.
//!
//! # Why
//! What is sent there can be read and changed on its way: cookies, tokens, forms.
//!
//! # Fix
//! Make a listener for HTTPS with a certificate, and let this one redirect.
//!
//! # References
//! - <https://docs.aws.amazon.com/elasticloadbalancing/latest/application/create-https-listener.html>

use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "listener-plain-http",
    aliases: &["CKV_AWS_2", "AWS-0054", "ELB.1"],
    controls: &["exp-lb-tls"],
    proves: &[],
    title: "listener serves plain HTTP",
    severity: Severity::High,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "use `HTTPS`, or redirect to it",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::Listener], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let protocol = cx.text(&aws::elb::PROTOCOL);
    let plain = protocol.test(false, |protocol| &**protocol == "HTTP");
    let redirects = Truth::any(cx.parts(&aws::elb::ACTIONS).into_iter().map(redirects));
    match plain.and(redirects.not()) {
        Truth::Unknown => Verdict::unknown_value(&protocol, cx.object),
        fault => judged(cx, fault, protocol.origin, "plain HTTP is served"),
    }
}

fn redirects(action: Part<'_>) -> Truth {
    let kind = action.text(&aws::elb::ACTION_TYPE).test(false, |kind| &**kind == "redirect");
    kind.and(action.text(&aws::elb::REDIRECT_PROTOCOL).test(false, |to| &**to == "HTTPS"))
}
