//! # What
//! A rule of a security group lets some port out to every address.
//!
//! # Why
//! One open port is enough to carry data away.
//!
//! # Fix
//! Name the destinations or a managed list of prefixes, or send the traffic through a proxy that knows names.
//!
//! # References
//! - <https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html>

use super::support::{default_egress, outward};
use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "sg-egress-to-internet",
    aliases: &["AWS-0104"],
    controls: &["netpol-egress-allowlist"],
    proves: &[],
    title: "something may leave to the whole internet",
    severity: Severity::Info,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "name the destinations, or a list of prefixes",
    since: "0.1.0",
    run: Run::Cloud(
        &[
            CloudKind::SecurityGroup,
            CloudKind::DefaultSecurityGroup,
            CloudKind::SecurityGroupRule,
            CloudKind::SecurityGroupEgress,
        ],
        run,
    ),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    match default_egress(cx) {
        Truth::True => {
            Verdict::gap("AWS adds a rule that lets everything out", cx.object, cx.find(&aws::vpc::EGRESS).0)
        }
        _ => outward(cx, |_| Truth::True, "a port may leave to everywhere"),
    }
}
