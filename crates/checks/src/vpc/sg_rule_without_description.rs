//! # What
//! A rule of a security group has no description.
//!
//! # Why
//! Nobody dares to take a rule away whose purpose is not known.
//!
//! # Fix
//! Say who comes through the rule and for what.
//!
//! # References
//! - <https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html>

use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "sg-rule-without-description",
    aliases: &["CKV_AWS_23", "AWS-0124"],
    controls: &["cpn-cluster-sg-tight"],
    proves: &[],
    title: "rule of a security group does not say what it is for",
    severity: Severity::Info,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "write a `description` for the rule",
    since: "0.1.0",
    run: Run::Cloud(
        &[
            CloudKind::SecurityGroup,
            CloudKind::SecurityGroupRule,
            CloudKind::SecurityGroupIngress,
            CloudKind::SecurityGroupEgress,
        ],
        run,
    ),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let rules = cx.traffic_rules();
    let each = rules.iter().map(|rule| (rule.part.given(&aws::vpc::DESCRIPTION).not(), rule.part.at()));
    if rules.is_empty() { Verdict::NotApplicable } else { places(cx, each.collect(), "the rule has no description") }
}
