//! # What
//! A task has the network mode `bridge`, or none, which means `bridge` on Linux instances.
//!
//! # Why
//! All tasks of an instance have its interface and its security groups. What one may reach, all may, and flow logs
//! cannot tell them apart. The host's mode is found by another check; a Compose file has networks of its own and is
//! left out.
//!
//! # Fix
//! Use `awsvpc` and give each service its own security group.
//!
//! # References
//! - <https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-networking.html>

use crate::prelude::*;
use plimsoll_estate::Form;
use plimsoll_estate::cloud::ecs::settings;

/// The check.
pub static CHECK: Check = Check {
    slug: "task-without-own-interface",
    aliases: &[],
    controls: &["net-microsegmentation-ecs", "ecs-no-legacy-links"],
    proves: &[],
    title: "tasks on instances share one network interface",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "use the network mode `awsvpc`",
    since: "0.1.0",
    run: Run::Task(run),
};

fn run<'e>(cx: &TaskCx<'e>) -> Verdict<'e> {
    let other = cx.form != Form::Ecs || cx.is_windows() == Truth::True;
    if other || cx.is_fargate() == Truth::True {
        return Verdict::NotApplicable;
    }
    let mode = cx.text(&settings::NETWORK_MODE);
    Verdict::fault(mode.test(true, |mode| matches!(&**mode, "bridge" | "default")), &mode, cx.object, || {
        "its tasks have the interface and the security groups of their instance".to_owned()
    })
}
