//! # What
//! A rule of a security group lets everybody reach port 80.
//!
//! # Why
//! What is sent there can be read and changed on its way.
//!
//! # Fix
//! Open port 443 of a load balancer alone, and let it redirect what comes to port 80.
//!
//! # References
//! - <https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html>

use super::support::inward;
use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "sg-http-open",
    aliases: &["CKV_AWS_260"],
    controls: &["exp-lb-tls"],
    proves: &[],
    title: "plain HTTP is open to the whole internet",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "serve the public by TLS behind a load balancer",
    since: "0.1.0",
    run: Run::Cloud(
        &[
            CloudKind::SecurityGroup,
            CloudKind::DefaultSecurityGroup,
            CloudKind::SecurityGroupRule,
            CloudKind::SecurityGroupIngress,
        ],
        run,
    ),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    inward(cx, |rule| Truth::any(PORTS.iter().map(|port| rule.about("tcp", *port))), "everybody reaches port 80")
}

const PORTS: &[i64] = &[80];
