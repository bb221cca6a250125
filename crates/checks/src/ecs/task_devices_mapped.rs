//! # What
//! A container is given devices of its host.
//!
//! # Why
//! A disk, memory or input device is the host itself; others widen what a program can do to the kernel. ECS refuses
//! devices on Fargate.
//!
//! # Fix
//! Remove it. For GPUs use `resourceRequirements`, which ECS places and isolates.
//!
//! # References
//! - <https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_LinuxParameters.html>
//! - <https://github.com/compose-spec/compose-spec/blob/main/05-services.md>

use crate::prelude::*;
use plimsoll_estate::cloud::ecs::settings;

/// The check.
pub static CHECK: Check = Check {
    slug: "task-devices-mapped",
    aliases: &[],
    controls: &["wl-no-sensitive-hostpath"],
    proves: &[],
    title: "task container is given a device of its host",
    severity: Severity::High,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "remove the device",
    since: "0.1.0",
    run: Run::TaskContainer(run),
};

fn run<'e>(cx: &TaskContainerCx<'e>) -> Verdict<'e> {
    if cx.task.is_fargate() == Truth::True {
        return Verdict::NotApplicable;
    }
    let at = cx.place(&settings::DEVICES);
    match cx.given(&settings::DEVICES) {
        Truth::True => Verdict::gap("its programs reach devices of the host", cx.object(), at),
        Truth::False => Verdict::Pass,
        Truth::Unknown => Verdict::unknown_value(&cx.text(&settings::DEVICES), cx.object()),
    }
}
