//! # What
//! Every event selector of a trail of AWS CloudTrail leaves management events out, or takes in reads alone.
//!
//! # Why
//! Then nobody can tell later who changed a role, a cluster or a security group.
//!
//! # Fix
//! Let one selector include management events, with reads and writes.
//!
//! # References
//! - <https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-management-events-with-cloudtrail.html>

use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "trail-without-management-events",
    aliases: &[],
    controls: &["cloudtrail-enabled"],
    proves: &[],
    title: "trail leaves out what changes resources",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "set `include_management_events` to `true` and `read_write_type` to `All`",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::Trail], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let selectors = cx.parts(&aws::trail::SELECTORS);
    if selectors.is_empty() {
        return Verdict::Pass;
    }
    let at = selectors.first().map_or(cx.at(), |selector| selector.at());
    judged(
        cx,
        Truth::any(selectors.into_iter().map(writes)).not(),
        at,
        "no selector takes in writes of management events",
    )
}

fn writes(selector: Part<'_>) -> Truth {
    let kinds = selector.text(&aws::trail::SELECTOR_READ_WRITE).test(true, |kind| &**kind != "ReadOnly");
    selector.bool(&aws::trail::SELECTOR_MANAGEMENT).is(&true).and(kinds)
}
