//! # What
//! The task role and the execution role are the same.
//!
//! # Why
//! The execution role reads the secrets of the task and pulls its images, for the agent alone. As the task role
//! every program in the task can do that too, and read secrets that other containers of it were given.
//!
//! # Fix
//! Name a role of its own in `taskRoleArn`, or none where the programs call no AWS service.
//!
//! # References
//! - <https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html>
//! - <https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_execution_IAM_role.html>

use crate::prelude::*;
use plimsoll_estate::cloud::ecs::settings;

/// The check.
pub static CHECK: Check = Check {
    slug: "task-role-is-execution-role",
    aliases: &["CKV_AWS_249"],
    controls: &["ecs-task-role-per-task", "ecs-execution-role-minimal"],
    proves: &[],
    title: "programs of a task have the role that starts it",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "give the task a role of its own",
    since: "0.1.0",
    run: Run::Task(run),
};

fn run<'e>(cx: &TaskCx<'e>) -> Verdict<'e> {
    if !cx.can_say(&settings::TASK_ROLE) {
        return Verdict::NotApplicable;
    }
    let (task, execution) = (&settings::TASK_ROLE.ecs, &settings::EXECUTION_ROLE.ecs);
    let (role, other) = (cx.part.text(task), cx.part.text(execution));
    let referred = cx.part.refers(task).zip(cx.part.refers(execution)).map(|(a, b)| a == b);
    let named = role.get().zip(other.get()).map(|(a, b)| name(a) == name(b));
    let apart = cx.given(&settings::TASK_ROLE).and(cx.given(&settings::EXECUTION_ROLE)) == Truth::False;
    match referred.or(named) {
        Some(true) => Verdict::gap("its programs can do what only the agent needs", cx.object, role.origin),
        Some(false) => Verdict::Pass,
        None if apart => Verdict::Pass,
        None if role.why().is_some() => Verdict::unknown_value(&role, cx.object),
        None => Verdict::unknown_value(&other, cx.object),
    }
}

/// The role's own name: ECS takes it with and without its ARN.
fn name(role: &str) -> &str {
    role.rsplit('/').next().unwrap_or(role)
}
