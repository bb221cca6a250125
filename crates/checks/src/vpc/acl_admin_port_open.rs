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
    let all = cx.traffic_rules();
    let open = |rule: &TrafficRule<'e>, port| rule.about("tcp", port).and(refused_before(&all, rule, port).not());
    inward(cx, |rule| Truth::any([20, 21, 22, 3389].map(|port| open(rule, port))), "everybody is let in")
}

/// Whether a rule with a lower number refuses the port to everybody: the first rule that fits decides.
fn refused_before(all: &[TrafficRule<'_>], rule: &TrafficRule<'_>, port: i64) -> Truth {
    let number = rule.part.int(&aws::vpc::ACL_NUMBER);
    let before = |other: &TrafficRule<'_>| match (other.part.int(&aws::vpc::ACL_NUMBER).get(), number.get()) {
        (Some(other), Some(own)) => (other < own).into(),
        _ => Truth::False,
    };
    let everybody = |other: &TrafficRule<'_>| {
        let wide = |range: &V<Box<str>>| rule.ranges.iter().any(|own| own.get().is_some() && own.get() == range.get());
        other.ranges.iter().any(wide).into()
    };
    let refuses = |other: &TrafficRule<'_>| {
        let fits = other.inward.and(other.allows.not()).and(other.about("tcp", port));
        fits.and(before(other)).and(everybody(other))
    };
    Truth::any(all.iter().map(refuses))
}
