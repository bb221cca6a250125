//! # What
//! A task definition turns fault injection on.
//!
//! # Why
//! Any program in the task can then cut its network or slow it, through an address that asks for nothing. That is
//! for tests of resilience.
//!
//! # Fix
//! Turn it off in the revision that runs in production.
//!
//! # References
//! - <https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fault-injection.html>

use crate::prelude::*;
use plimsoll_estate::cloud::ecs::settings;

/// The check.
pub static CHECK: Check = Check {
    slug: "task-fault-injection-on",
    aliases: &[],
    controls: &["ecs-no-fault-injection"],
    proves: &["ecs-no-fault-injection"],
    title: "faults can be injected into a task",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "set `enableFaultInjection` to false outside of tests",
    since: "0.1.0",
    run: Run::Task(run),
};

fn run<'e>(cx: &TaskCx<'e>) -> Verdict<'e> {
    if !cx.can_say(&settings::FAULT_INJECTION) {
        return Verdict::NotApplicable;
    }
    let on = cx.bool(&settings::FAULT_INJECTION);
    Verdict::fault(on.is(&true), &on, cx.object, || "any program in the task can cut its network".to_owned())
        .fixed_by(|| Remedy::set(cx.object, on.origin, false))
}
