//! # What
//! A detector has no configuration of the organisation that takes in accounts by itself.
//!
//! # Why
//! Threats in an account that was made yesterday are seen by nobody.
//!
//! # Fix
//! Add `aws_guardduty_organization_configuration` with `auto_enable_organization_members = "ALL"` in the
//! account that administers GuardDuty.
//!
//! # References
//! - <https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_organizations.html>

use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "guardduty-not-for-organization",
    aliases: &["CKV2_AWS_3"],
    controls: &["guardduty-eks-audit"],
    proves: &[],
    title: "detector does not take in new accounts",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "add `aws_guardduty_organization_configuration` for all members",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::GuardDutyDetector], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    if &*cx.object.key.group == "cloudformation" {
        return Verdict::NotApplicable;
    }
    let whole = cx.view.joined(CloudKind::GuardDutyOrganization, &aws::logs::FEATURE_DETECTOR, cx, &[]).any_is(|own| {
        let members = own.text(&aws::logs::ORGANIZATION_MEMBERS).test(false, |who| matches!(&**who, "ALL" | "NEW"));
        members.or(own.bool(&aws::logs::ORGANIZATION_ALL).is(&true))
    });
    missing(cx, whole, cx.at(), "new accounts are not watched")
}
