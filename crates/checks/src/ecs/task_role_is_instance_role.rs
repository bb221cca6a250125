//! # What
//! The role of a task is that of the instances too: an instance profile holds it.
//!
//! # Why
//! Every task on such an instance, and every program on it, can do what this task does.
//!
//! # Fix
//! Give the task a role of its own, and leave the instances what their agent needs.
//!
//! # References
//! - <https://docs.aws.amazon.com/AmazonECS/latest/developerguide/instance_IAM_role.html>

use plimsoll_estate::cloud::RoleOf;
use plimsoll_estate::cloud::ecs::settings;

use crate::cloud::*;
use crate::prelude::*;
use crate::rights;

/// The check.
pub static CHECK: Check = Check {
    slug: "task-role-is-instance-role",
    aliases: &[],
    controls: &["ecs-task-role-per-task", "ecs-instance-role-minimal"],
    proves: &[],
    title: "task and instances share a role",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "give the task a role of its own",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::EcsTaskDefinition], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let Some(taken) = rights::taken(cx, &settings::TASK_ROLE.ecs) else { return Verdict::NotApplicable };
    let role = match &taken.role {
        RoleOf::Role(role) => role,
        RoleOf::Elsewhere(why) => return Verdict::Unknown(why.clone(), Some(Hit::new(cx.object, taken.at))),
        RoleOf::None => return Verdict::NotApplicable,
    };
    let names = &[&aws::iam::NAME];
    let profiles = cx.view.joined(CloudKind::IamInstanceProfile, &aws::iam::PROFILE_ROLE, role, names);
    judged(cx, profiles.any(), taken.at, "the instances have it too")
}
