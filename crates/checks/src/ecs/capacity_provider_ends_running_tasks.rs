//! # What
//! A capacity provider does not protect instances that run tasks when its group shrinks.
//!
//! # Why
//! Scaling in takes the busiest instance as soon as the idle one, and ends its tasks.
//!
//! # Fix
//! Turn on managed termination protection, and the protection from scale-in on the group.
//!
//! # References
//! - <https://docs.aws.amazon.com/AmazonECS/latest/developerguide/managed-termination-protection.html>
//! - <https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html>

use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "capacity-provider-ends-running-tasks",
    aliases: &["ECS.19"],
    controls: &["node-ecs-managed-termination"],
    proves: &[],
    title: "instances are ended while tasks run on them",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "set `managedTerminationProtection` to `ENABLED`",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::EcsCapacityProvider], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    if cx.given(&aws::ecs::GROUP_PROVIDER) == Truth::False {
        return Verdict::NotApplicable;
    }
    let protection = cx.text(&aws::ecs::TERMINATION_PROTECTION);
    let off = protection.test(true, |text| **text != *"ENABLED");
    Verdict::fault(off, &protection, cx.object, || "its group may end an instance with its tasks".to_owned())
        .fixed_by(|| Remedy::set(cx.object, protection.origin, "ENABLED"))
        .review("that managed scaling and the group's own protection from scale-in are on")
}
