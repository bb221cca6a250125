//! # What
//! A container does not drop `ALL` capabilities.
//!
//! # Why
//! The runtime gives every container about 14 capabilities, among them raw sockets, changing owners and entering as
//! other users. Most programs use none of them; an attacker uses several.
//!
//! # Fix
//! Set `linuxParameters.capabilities.drop` (or `cap_drop`) to `ALL`, and add back what the program needs.
//!
//! # References
//! - <https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_KernelCapabilities.html>

use super::support;
use crate::prelude::*;
use plimsoll_estate::cloud::ecs::settings;

/// The check.
pub static CHECK: Check = Check {
    slug: "task-capabilities-not-dropped",
    aliases: &[],
    controls: &["wl-capabilities-dropped"],
    proves: &[],
    title: "task container keeps capabilities that it may not need",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "drop `ALL`, and add what is needed by name",
    since: "0.1.0",
    run: Run::TaskContainer(run),
};

fn run<'e>(cx: &TaskContainerCx<'e>) -> Verdict<'e> {
    let windows = cx.task.is_windows() == Truth::True;
    if windows || !cx.can_say(&settings::CAPABILITIES_DROPPED) {
        return Verdict::NotApplicable;
    }
    let dropped = cx.texts(&settings::CAPABILITIES_DROPPED);
    let all = Truth::any(dropped.iter().map(|name| name.test(false, |name| support::capability(name) == "ALL")));
    let at = cx.place(&settings::CAPABILITIES_DROPPED);
    match (all, dropped.iter().find(|name| name.why().is_some())) {
        (Truth::True, _) => Verdict::Pass,
        (_, Some(unknown)) => Verdict::unknown_value(unknown, cx.object()),
        _ if dropped.is_empty() && !cx.task.omissions_count() => Verdict::NotApplicable,
        _ => Verdict::gap("the container keeps the runtime's own capabilities", cx.object(), at),
    }
}
