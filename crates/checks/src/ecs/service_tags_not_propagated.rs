//! # What
//! A service does not hand its tags, or those of its task definition, on to its tasks.
//!
//! # Why
//! Tasks cannot be told apart by owner in bills, in findings of detectors and in policies that ask for tags.
//!
//! # Fix
//! Set `propagateTags`.
//!
//! # References
//! - <https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateService.html>
//! - <https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html>

use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "service-tags-not-propagated",
    aliases: &["ECS.13"],
    controls: &["cmp-resource-tagging"],
    proves: &[],
    title: "tasks of a service carry no tags",
    severity: Severity::Info,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "set `propagateTags` to `SERVICE` or `TASK_DEFINITION`",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::EcsService], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let tags = cx.text(&aws::ecs::PROPAGATE_TAGS);
    Verdict::fault(tags.test(true, |text| **text == *"NONE"), &tags, cx.object, || "its tasks carry no tags".to_owned())
}
