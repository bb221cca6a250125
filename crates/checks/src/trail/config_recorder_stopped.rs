//! # What
//! The recorder of AWS Config is switched off, or records chosen types alone.
//!
//! # Why
//! Nobody can tell what was changed before a break-in.
//!
//! # Fix
//! Set `is_enabled` to `true`, and let the recorder take in all types.
//!
//! # References
//! - <https://docs.aws.amazon.com/config/latest/developerguide/stop-start-recorder.html>

use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "config-recorder-stopped",
    aliases: &["CKV2_AWS_45"],
    controls: &["aws-config-recording"],
    proves: &[],
    title: "AWS Config does not record",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "set `is_enabled` to `true`",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::ConfigRecorderStatus], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let enabled = cx.bool(&aws::logs::RECORDER_ON);
    let partial = cx.target(&aws::logs::RECORDER, CloudKind::ConfigRecorder).map_or(Truth::False, |recorder| {
        recorder.given(&aws::logs::RECORDING_GROUP).and(recorder.bool(&aws::logs::RECORD_ALL).is(&true).not())
    });
    let each = vec![(enabled.is(&true).not(), enabled.origin), (partial, cx.find(&aws::logs::RECORDER).0)];
    places(cx, each, "not everything is recorded")
}
