//! # What
//! A rule of a security group lets every port out to every address. A group of CloudFormation that names no
//! rule has such a one from AWS.
//!
//! # Why
//! Whoever gets into a container can send anything anywhere and fetch tools from everywhere.
//!
//! # Fix
//! Let out what is needed: the API endpoint, the registry, the resolver, the proxies. Where an egress firewall
//! does that, say so in a waiver.
//!
//! # References
//! - <https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html>

use super::support::{default_egress, outward};
use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "sg-egress-everything",
    aliases: &["CKV_AWS_382"],
    controls: &["netpol-egress-allowlist"],
    proves: &[],
    title: "everything may leave to the whole internet",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "name the ports and destinations that are needed",
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
        _ => outward(cx, |rule| rule.every_port(), "everything may leave to everywhere"),
    }
}
