//! # What
//! A detector of Amazon GuardDuty has the feature `EKS_AUDIT_LOGS` nowhere in these files, or has it off.
//!
//! # Why
//! It then sees nothing of what goes on at the API of the clusters: anonymous access, new administrators,
//! privileged pods.
//!
//! # Fix
//! Add `aws_guardduty_detector_feature` with `EKS_AUDIT_LOGS`, and `RUNTIME_MONITORING` for the nodes.
//!
//! # References
//! - <https://docs.aws.amazon.com/guardduty/latest/ug/kubernetes-protection.html>

use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "guardduty-eks-audit-off",
    aliases: &[],
    controls: &["guardduty-eks-audit"],
    proves: &[],
    title: "detector does not read the audit logs of clusters",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "enable the feature `EKS_AUDIT_LOGS`",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::GuardDutyDetector], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let inside = cx.parts(&aws::logs::FEATURES).into_iter().map(is_on);
    let apart = cx.view.joined(CloudKind::GuardDutyFeature, &aws::logs::FEATURE_DETECTOR, cx, &[]);
    let own = cx.bool(&aws::logs::DETECTOR_AUDIT);
    let there = Truth::any(inside).or(apart.any_is(|feature| is_on(feature.part))).or(own.is(&true));
    missing(cx, there, cx.at(), "the audit logs of clusters are not read")
}

fn is_on(feature: Part<'_>) -> Truth {
    let named = feature.text(&aws::logs::FEATURE_NAME).test(false, |name| &**name == "EKS_AUDIT_LOGS");
    named.and(feature.text(&aws::logs::FEATURE_STATUS).test(false, |status| &**status == "ENABLED"))
}
