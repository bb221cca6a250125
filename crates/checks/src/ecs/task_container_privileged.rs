//! # What
//! A container of a task definition, or a service of a Compose file, runs with `privileged` set.
//!
//! # Why
//! A privileged container holds every capability, sees every device of its host and is confined by neither seccomp
//! nor AppArmor. Whoever controls its process controls the instance, and with it the instance's role, the agent and
//! the credentials of every other task that is placed there.
//!
//! ECS refuses such a task on Fargate, so the question does not arise there.
//!
//! # Fix
//! Remove `privileged`. Where one right is needed, add that capability in `linuxParameters`, or that device. Agents
//! that truly need all of it belong on instances of their own.
//!
//! # References
//! - <https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-tasks-containers.html>
//! - <https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html>
//! - <https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html>

use crate::prelude::*;
use plimsoll_estate::cloud::ecs::settings;

/// The check.
pub static CHECK: Check = Check {
    slug: "task-container-privileged",
    aliases: &["CKV_AWS_334", "ECS.4"],
    controls: &["wl-no-privileged", "wl-no-privilege-escalation", "wl-capabilities-dropped", "wl-seccomp"],
    proves: &["wl-no-privileged"],
    title: "task container runs in privileged mode",
    severity: Severity::Critical,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "remove `privileged`; add the one capability or device that is needed",
    since: "0.1.0",
    run: Run::TaskContainer(run),
};

fn run<'e>(cx: &TaskContainerCx<'e>) -> Verdict<'e> {
    if cx.task.is_fargate() == Truth::True {
        return Verdict::NotApplicable;
    }
    let privileged = cx.bool(&settings::PRIVILEGED);
    let fault = privileged.is(&true);
    Verdict::fault(fault, &privileged, cx.object(), || "the container has every right of its host".into())
        .fixed_by(|| Remedy::set(cx.object(), privileged.origin, false))
}
