//! # What
//! A capacity provider turns managed draining off.
//!
//! # Why
//! Instances that are replaced for a patch take their tasks with them, so that patching is put off.
//!
//! # Fix
//! Leave managed draining on.
//!
//! # References
//! - <https://docs.aws.amazon.com/AmazonECS/latest/developerguide/managed-instance-draining.html>

use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "capacity-provider-without-draining",
    aliases: &[],
    controls: &["node-ecs-managed-termination"],
    proves: &[],
    title: "tasks are not moved away before their instance ends",
    severity: Severity::Info,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "remove `managedDraining: DISABLED`",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::EcsCapacityProvider], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    if cx.given(&aws::ecs::GROUP_PROVIDER) == Truth::False {
        return Verdict::NotApplicable;
    }
    let draining = cx.text(&aws::ecs::MANAGED_DRAINING);
    Verdict::fault(draining.test(false, |text| **text == *"DISABLED"), &draining, cx.object, || {
        "its instances end with their tasks".to_owned()
    })
    .fixed_by(|| Remedy::set(cx.object, draining.origin, "ENABLED"))
}
