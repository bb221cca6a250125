//! # What
//! The job template of a CronJob sets `ttlSecondsAfterFinished`.
//!
//! # Why
//! A CronJob keeps its last jobs by number (`successfulJobsHistoryLimit`, `failedJobsHistoryLimit`); the time
//! removes them earlier, so that the logs of a failure, or the trace of a misuse, are gone although the limits
//! promise them.
//!
//! # Fix
//! Remove the time and set the two limits.
//!
//! # References
//! - <https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#jobs-history-limits>

use plimsoll_engine::ObjectCx;

use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "cron-job-ttl-set",
    aliases: &[],
    controls: &["ir-log-readiness"],
    proves: &[],
    title: "cron job removes its finished jobs before their limits do",
    severity: Severity::Info,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "remove `ttlSecondsAfterFinished`, set the history limits",
    since: "0.1.0",
    run: Run::Object(&[("batch", "CronJob")], run),
};

fn run<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    let (at, found) = cx.object.reader().find("spec.jobTemplate.spec.ttlSecondsAfterFinished");
    match found {
        Some(_) => Verdict::gap("jobs vanish earlier than the history limits say", cx.object, at)
            .fixed_by(|| Remedy::remove(cx.object, at))
            .review("whether the history limits keep few enough jobs"),
        None => Verdict::Pass,
    }
}
