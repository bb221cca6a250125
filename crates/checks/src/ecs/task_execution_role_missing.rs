//! # What
//! Containers of a task are given secrets of a store, and no execution role is named.
//!
//! # Why
//! On instances the agent then reads them with the instance's role, which every other task there may get at; on
//! Fargate the task does not start.
//!
//! # Fix
//! Create an execution role for this task that may read the named secrets, pull the image and write its logs.
//!
//! # References
//! - <https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_execution_IAM_role.html>

use crate::prelude::*;
use plimsoll_estate::cloud::ecs::settings;

/// The check.
pub static CHECK: Check = Check {
    slug: "task-execution-role-missing",
    aliases: &[],
    controls: &["ecs-execution-role-minimal"],
    proves: &[],
    title: "task reads secrets or logs without an execution role",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "name a role in `executionRoleArn` that may read these secrets and nothing more",
    since: "0.1.0",
    run: Run::Task(run),
};

fn run<'e>(cx: &TaskCx<'e>) -> Verdict<'e> {
    let secrets = Truth::any(cx.containers().into_iter().map(|container| container.given(&settings::SECRETS)));
    if !cx.can_say(&settings::EXECUTION_ROLE) || secrets == Truth::False {
        return Verdict::NotApplicable;
    }
    let role = cx.text(&settings::EXECUTION_ROLE);
    match cx.given(&settings::EXECUTION_ROLE).or(secrets.not()) {
        Truth::True => Verdict::Pass,
        Truth::False => Verdict::gap("the instance's role reads its secrets", cx.object, role.origin),
        Truth::Unknown => Verdict::unknown_value(&role, cx.object),
    }
}
