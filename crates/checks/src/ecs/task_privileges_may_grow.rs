//! # What
//! A container on instances does not set `no-new-privileges`.
//!
//! # Why
//! Without it a program that is set to run as root, such as `su`, makes root of any user. ECS offers the option on
//! instances alone: on Fargate it cannot be set.
//!
//! # Fix
//! Add `no-new-privileges` to `dockerSecurityOptions`, or `no-new-privileges:true` to `security_opt`.
//!
//! # References
//! - <https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html>
//! - <https://github.com/compose-spec/compose-spec/blob/main/05-services.md>

use crate::prelude::*;
use plimsoll_estate::cloud::ecs::settings;

/// The check.
pub static CHECK: Check = Check {
    slug: "task-privileges-may-grow",
    aliases: &[],
    controls: &["wl-no-privilege-escalation"],
    proves: &["wl-no-privilege-escalation"],
    title: "task container does not rule out that its programs gain privileges",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "add `no-new-privileges` to `dockerSecurityOptions` (Compose: `security_opt`)",
    since: "0.1.0",
    run: Run::TaskContainer(run),
};

fn run<'e>(cx: &TaskContainerCx<'e>) -> Verdict<'e> {
    let impossible = cx.task.is_fargate() == Truth::True || cx.task.is_windows() == Truth::True;
    if impossible || !cx.can_say(&settings::SECURITY_OPTIONS) {
        return Verdict::NotApplicable;
    }
    let options = cx.texts(&settings::SECURITY_OPTIONS);
    let set = Truth::any(options.iter().map(|option| option.test(false, |option| rules_out(option))));
    let at = cx.place(&settings::SECURITY_OPTIONS);
    match (set, options.iter().find(|option| option.why().is_some())) {
        (Truth::True, _) => Verdict::Pass,
        (_, Some(unknown)) => Verdict::unknown_value(unknown, cx.object()),
        _ if options.is_empty() && !cx.task.omissions_count() => Verdict::NotApplicable,
        _ => Verdict::gap("its programs may gain privileges that it does not have", cx.object(), at)
            .fixed_by(|| Remedy::add(cx.object(), at, "no-new-privileges"))
            .review("whether a program of it needs to become root"),
    }
}

fn rules_out(option: &str) -> bool {
    let (name, value) = option.split_once([':', '=']).unwrap_or((option, "true"));
    name == "no-new-privileges" && value == "true"
}
