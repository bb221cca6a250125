//! # What
//! A container names no user, so that the image's own counts. For most images that is root.
//!
//! # Why
//! What an image names may change with its next version, and nobody reads it at deployment. A user in the task
//! definition holds whatever the image says.
//!
//! # Fix
//! Set `user` to an id above 0. Windows containers, the log router of FireLens and Compose files that nowhere say
//! how they are deployed are left out.
//!
//! # References
//! - <https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html>
//! - <https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html>

use super::support;
use crate::prelude::*;
use plimsoll_estate::cloud::ecs::settings;

/// The check.
pub static CHECK: Check = Check {
    slug: "task-container-user-unset",
    aliases: &[],
    controls: &["wl-non-root"],
    proves: &[],
    title: "task container leaves its user to the image",
    severity: Severity::Medium,
    confidence: Confidence::Medium,
    profile: Profile::Default,
    fix: "name a user other than root in `user`",
    since: "0.1.0",
    run: Run::TaskContainer(run),
};

fn run<'e>(cx: &TaskContainerCx<'e>) -> Verdict<'e> {
    let windows = cx.task.is_windows() == Truth::True;
    if windows || cx.is_log_router() || !cx.can_say(&settings::USER) {
        return Verdict::NotApplicable;
    }
    let user = cx.text(&settings::USER);
    support::left_out(cx, &user, || "the image decides which user the program is".to_owned())
}
