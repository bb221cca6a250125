//! # What
//! A task has `pidMode: host`, or a Compose service `pid: host`.
//!
//! # Why
//! Its programs see the command lines and environments of everything on the instance, the agent and other tasks
//! included, and root among them can take these over. ECS refuses it on Fargate.
//!
//! # Fix
//! Remove it. Monitoring that needs it belongs in a daemon service of its own.
//!
//! # References
//! - <https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html>
//! - <https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html>

use crate::prelude::*;
use plimsoll_estate::cloud::ecs::settings;

/// The check.
pub static CHECK: Check = Check {
    slug: "task-shares-host-processes",
    aliases: &["CKV_AWS_335", "ECS.3"],
    controls: &["wl-no-host-pid"],
    proves: &["wl-no-host-pid"],
    title: "task sees the processes of its host",
    severity: Severity::High,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "remove `pidMode`",
    since: "0.1.0",
    run: Run::Task(run),
};

fn run<'e>(cx: &TaskCx<'e>) -> Verdict<'e> {
    if cx.is_fargate() == Truth::True || !cx.can_say(&settings::PID_MODE) {
        return Verdict::NotApplicable;
    }
    let mode = cx.text(&settings::PID_MODE);
    Verdict::fault(mode.test(false, |mode| mode.eq_ignore_ascii_case("host")), &mode, cx.object, || {
        "its programs see and can signal every process of the host".to_owned()
    })
    .fixed_by(|| Remedy::remove(cx.object, mode.origin))
}
