//! # What
//! The policy of a listener lets TLS 1.0 or 1.1 through, which the default does.
//!
//! # Why
//! These versions have known faults, and no browser needs them.
//!
//! # Fix
//! Set `ssl_policy` to `ELBSecurityPolicy-TLS13-1-2-2021-06` or a newer one.
//!
//! # References
//! - <https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html>

use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "listener-old-tls",
    aliases: &["CKV_AWS_103", "AWS-0047"],
    controls: &["exp-lb-tls-policy"],
    proves: &["exp-lb-tls-policy"],
    title: "listener agrees to old versions of TLS",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "set `ssl_policy` to a policy with TLS 1.2 and later",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::Listener], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let protocol = cx.text(&aws::elb::PROTOCOL);
    let policy = cx.text(&aws::elb::SSL_POLICY);
    match protocol.test(false, |protocol| matches!(&**protocol, "HTTPS" | "TLS")) {
        Truth::False => Verdict::NotApplicable,
        Truth::Unknown => Verdict::unknown_value(&protocol, cx.object),
        Truth::True => text(cx, &policy, policy.test(true, |name| !is_current(name)), "TLS 1.0 or 1.1 is let through"),
    }
}

/// Whether a policy begins at TLS 1.2.
fn is_current(policy: &str) -> bool {
    let name = policy.trim_start_matches("ELBSecurityPolicy-");
    ["TLS13-1-2", "TLS13-1-3", "TLS-1-2", "FS-1-2"].iter().any(|head| name.starts_with(head))
}
