//! # What
//! A rule of a network ACL allows ports 20, 21, 22 or 3389 from every address.
//!
//! # Why
//! The list is the second wall behind security groups: where it is open, one wrong group is enough.
//!
//! # Fix
//! Name the ranges, or leave the rule out.
//!
//! # References
//! - <https://docs.aws.amazon.com/vpc/latest/userguide/vpc-network-acls.html>

use super::support::inward;
use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "acl-admin-port-open",
    aliases: &["CKV_AWS_229", "CKV_AWS_230", "CKV_AWS_231", "CKV_AWS_232", "AWS-0105", "EC2.21"],
    controls: &["cpn-nacl-not-open"],
    proves: &[],
    title: "network ACL lets SSH or RDP in from everywhere",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "name the ranges that operators come from",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::NetworkAcl, CloudKind::NetworkAclRule], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    inward(cx, |rule| Truth::any([20, 21, 22, 3389].map(|port| rule.about("tcp", port))), "everybody is let in")
}
