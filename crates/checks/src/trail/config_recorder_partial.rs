//! # What
//! A recorder of AWS Config leaves types out, or those without a region.
//!
//! # Why
//! Roles and policies are of no region: nobody can tell later how they were changed.
//!
//! # Fix
//! Set `all_supported` and `include_global_resource_types` to `true` in one region.
//!
//! # References
//! - <https://docs.aws.amazon.com/config/latest/developerguide/select-resources.html>

use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "config-recorder-partial",
    aliases: &["CKV2_AWS_48"],
    controls: &["aws-config-recording"],
    proves: &[],
    title: "AWS Config does not record every type",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "set `all_supported` and `include_global_resource_types` to `true`",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::ConfigRecorder], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let (all, global) = (cx.bool(&aws::logs::RECORD_ALL), cx.bool(&aws::logs::RECORD_GLOBAL));
    let each = vec![(all.is(&true).not(), all.origin), (global.is(&true).not(), global.origin)];
    places(cx, each, "not every type is recorded")
}
