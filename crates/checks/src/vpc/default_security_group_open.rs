//! # What
//! A network in Terraform does not empty its default security group.
//!
//! # Why
//! Whatever is started without a group gets this one: its members reach one another, and everything else
//! outside.
//!
//! # Fix
//! Add `aws_default_security_group` for the network, without rules. CloudFormation cannot change this group.
//!
//! # References
//! - <https://docs.aws.amazon.com/vpc/latest/userguide/default-security-group.html>

use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "default-security-group-open",
    aliases: &["CKV2_AWS_12", "EC2.2"],
    controls: &["cpn-default-sg-closed"],
    proves: &[],
    title: "default security group of the network lets traffic through",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "take the group over with `aws_default_security_group` and give it no rules",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::Vpc], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    if &*cx.object.key.group != "terraform" {
        return Verdict::NotApplicable;
    }
    let groups = cx.view.joined(CloudKind::DefaultSecurityGroup, &aws::vpc::VPC, cx, &[]);
    missing(cx, groups.any_is(|group| is_empty(&group)), cx.at(), "nothing empties the default security group")
}

/// Whether a group has no rules, inside and apart.
fn is_empty(group: &Cloud<'_>) -> Truth {
    let view = group.view;
    let kinds = [CloudKind::SecurityGroupRule, CloudKind::SecurityGroupIngress, CloudKind::SecurityGroupEgress];
    let apart = kinds.map(|kind| view.joined(kind, &aws::vpc::RULE_GROUP, group, &[]).any());
    let inside: Truth = (!group.traffic_rules().is_empty()).into();
    inside.or(Truth::any(apart)).not()
}
