//! # What
//! A container has `interactive` or `pseudoTerminal` set.
//!
//! # Why
//! Services need neither; a shell that waits for somebody is what is left of debugging.
//!
//! # Fix
//! Remove both, and use ECS Exec, recorded, where somebody has to look inside.
//!
//! # References
//! - <https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html>
//! - <https://github.com/compose-spec/compose-spec/blob/main/05-services.md>

use crate::prelude::*;
use plimsoll_estate::cloud::ecs::settings;

/// The check.
pub static CHECK: Check = Check {
    slug: "task-interactive",
    aliases: &[],
    controls: &["wl-debug-ephemeral-absent"],
    proves: &[],
    title: "task container keeps a terminal or its input open",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "remove `interactive` and `pseudoTerminal`",
    since: "0.1.0",
    run: Run::TaskContainer(run),
};

fn run<'e>(cx: &TaskContainerCx<'e>) -> Verdict<'e> {
    let open = [cx.bool(&settings::INTERACTIVE), cx.bool(&settings::TERMINAL)];
    if !cx.can_say(&settings::INTERACTIVE) {
        return Verdict::NotApplicable;
    }
    let judged = open.iter().map(|value| (value, value.is(&true), String::new()));
    each_value(cx.object(), judged, |_| "it waits for somebody to type".to_owned())
        .fixed_at_each(|object, at| Change::new(object, at, Op::Set(false.into())))
}
