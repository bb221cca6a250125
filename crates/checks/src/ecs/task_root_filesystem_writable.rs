//! # What
//! The root file system of a container is not read-only.
//!
//! # Why
//! An attacker who can write can put tools, scripts and changed programs there that survive until the task ends. A
//! read-only root takes that away at no cost for programs that write to volumes.
//!
//! # Fix
//! Set `readonlyRootFilesystem: true` and mount a volume for each folder that the program writes to. Windows
//! containers cannot do it.
//!
//! # References
//! - <https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html>
//! - <https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html>

use super::support;
use crate::prelude::*;
use plimsoll_estate::cloud::ecs::settings;

/// The check.
pub static CHECK: Check = Check {
    slug: "task-root-filesystem-writable",
    aliases: &["CKV_AWS_336", "ECS.5"],
    controls: &["wl-read-only-root"],
    proves: &["wl-read-only-root"],
    title: "task container can write to its own file system",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "set `readonlyRootFilesystem` (Compose: `read_only`) to true, and mount volumes where the program writes",
    since: "0.1.0",
    run: Run::TaskContainer(run),
};

fn run<'e>(cx: &TaskContainerCx<'e>) -> Verdict<'e> {
    let windows = cx.task.is_windows() == Truth::True;
    let read_only = cx.bool(&settings::READ_ONLY_ROOT);
    if windows || !cx.can_say(&settings::READ_ONLY_ROOT) || support::is_left_open(cx, &read_only) {
        return Verdict::NotApplicable;
    }
    Verdict::fault(read_only.is(&false), &read_only, cx.object(), || {
        "the container's own file system can be written".into()
    })
    .fixed_by(|| Remedy::set(cx.object(), read_only.origin, true))
    .review("where the program writes, and a volume for each of these folders")
}
