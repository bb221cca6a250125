//! # What
//! Two task definitions of different families take the same role.
//!
//! # Why
//! The role holds what both need, so each can do what the other does, and whoever gets into one has the other's data too.
//!
//! # Fix
//! Make a role for each application.
//!
//! # References
//! - <https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html>

use plimsoll_estate::Task;
use plimsoll_estate::cloud::ecs::settings;

use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "task-role-shared",
    aliases: &[],
    controls: &["aws-one-role-per-app"],
    proves: &[],
    title: "tasks of different applications share a role",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "make a role for each application",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::EcsTaskDefinition], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let (at, _) = cx.find(&settings::TASK_ROLE.ecs);
    let Some(own) = named(cx) else {
        let role = cx.text(&settings::TASK_ROLE.ecs);
        return if role.why().is_some() { untold(cx, at) } else { Verdict::NotApplicable };
    };
    let others = cx.view.clouds(CloudKind::EcsTaskDefinition).filter(|other| family(other) != family(cx));
    let reached = others.filter(|other| cx.view.within_reach(cx.object, other.object));
    let shared = reached.filter(|other| named(other) == Some(own)).map(|other| other.object.key.name.to_string()).min();
    match shared {
        Some(other) => Verdict::gap(format!("{other} has the same role"), cx.object, at),
        None => Verdict::Pass,
    }
}

/// What the role is called: the address of a resource, or the name in its ARN.
fn named<'e>(cx: &CloudCx<'e>) -> Option<&'e str> {
    let (_, node) = cx.find(&settings::TASK_ROLE.ecs);
    let node = node?;
    match node.unknown() {
        Some(unknown) => unknown.refers.as_deref(),
        None => node.text().rsplit('/').next().filter(|name| !name.is_empty()),
    }
}

fn family(cx: &CloudCx<'_>) -> String {
    let family = Task::of(cx.view, cx.object).and_then(Task::family);
    family.map_or_else(|| cx.object.key.name.to_string(), |family| family.to_string())
}
