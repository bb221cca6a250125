//! # What
//! A rule of a network ACL that stands apart allows every protocol and port.
//!
//! # Why
//! A list that lets everything through is none.
//!
//! # Fix
//! Name the protocol and the ports, or leave the network ACL to its default on purpose and say so in a waiver.
//!
//! # References
//! - <https://docs.aws.amazon.com/vpc/latest/userguide/vpc-network-acls.html>

use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "acl-every-port-open",
    aliases: &["CKV_AWS_352", "AWS-0102"],
    controls: &["cpn-nacl-not-open"],
    proves: &[],
    title: "network ACL allows every port",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "name the protocol and the ports",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::NetworkAclRule], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let found =
        cx.traffic_rules().into_iter().map(|rule| (rule.allows.and(rule.every_protocol()), rule.protocol.origin));
    places(cx, found.collect(), "every protocol and port is allowed")
}
