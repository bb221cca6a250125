//! # What
//! A detector of Amazon GuardDuty is switched off.
//!
//! # Why
//! Stolen credentials, connections to known command servers and odd calls of the API are then not told.
//!
//! # Fix
//! Set `enable` to `true`.
//!
//! # References
//! - <https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_settingup.html>

use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "guardduty-off",
    aliases: &["CKV_AWS_238", "GuardDuty.1"],
    controls: &["guardduty-eks-audit"],
    proves: &[],
    title: "detector of threats is switched off",
    severity: Severity::High,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "set `enable` to `true`",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::GuardDutyDetector], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    switched_on(cx, &aws::logs::DETECTOR_ON, "the detector is switched off")
}
