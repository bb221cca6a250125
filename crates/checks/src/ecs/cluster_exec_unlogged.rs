//! # What
//! A cluster turns the recording of ECS Exec off.
//!
//! # Why
//! After an incident nobody can say what was typed, and by whom.
//!
//! # Fix
//! Set `logging: OVERRIDE` with a log group or a bucket that only auditors may write to or delete.
//!
//! # References
//! - <https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec.html>

use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "cluster-exec-unlogged",
    aliases: &["CKV_AWS_223"],
    controls: &["ecs-exec-restricted"],
    proves: &[],
    title: "sessions inside containers are not recorded",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "set `logging` to `DEFAULT` or `OVERRIDE`",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::EcsCluster], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let logging = cx.text(&aws::ecs::EXEC_LOGGING);
    Verdict::fault(logging.test(false, |text| **text == *"NONE"), &logging, cx.object, || {
        "nobody can say afterwards what was typed".to_owned()
    })
    .fixed_by(|| Remedy::set(cx.object, logging.origin, "DEFAULT"))
    .review("where sessions are recorded, and that the records are encrypted there")
}
