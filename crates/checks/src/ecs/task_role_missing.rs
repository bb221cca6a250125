//! # What
//! A task definition names no task role.
//!
//! # Why
//! On instances its programs then use the instance's role where they reach its metadata. Where a program calls no
//! AWS service, none is needed.
//!
//! # Fix
//! Create a role for this task with what its programs call, and name it in `taskRoleArn`.
//!
//! # References
//! - <https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html>

use crate::prelude::*;
use plimsoll_estate::cloud::ecs::settings;

/// The check.
pub static CHECK: Check = Check {
    slug: "task-role-missing",
    aliases: &[],
    controls: &["ecs-task-role-per-task"],
    proves: &[],
    title: "task has no role of its own",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "give the task a role with what its programs need",
    since: "0.1.0",
    run: Run::Task(run),
};

fn run<'e>(cx: &TaskCx<'e>) -> Verdict<'e> {
    if !cx.can_say(&settings::TASK_ROLE) {
        return Verdict::NotApplicable;
    }
    let role = cx.text(&settings::TASK_ROLE);
    match cx.given(&settings::TASK_ROLE) {
        Truth::True => Verdict::Pass,
        Truth::False => Verdict::gap("its programs have no role of their own", cx.object, role.origin),
        Truth::Unknown => Verdict::unknown_value(&role, cx.object),
    }
}
