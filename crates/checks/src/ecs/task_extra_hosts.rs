//! # What
//! A container has entries of its own for host names.
//!
//! # Why
//! They outlive the addresses that they name, and send traffic, with its credentials, to whoever has these next.
//!
//! # Fix
//! Resolve names by DNS or Service Connect.
//!
//! # References
//! - <https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html>
//! - <https://github.com/compose-spec/compose-spec/blob/main/05-services.md>

use crate::prelude::*;
use plimsoll_estate::cloud::ecs::settings;

/// The check.
pub static CHECK: Check = Check {
    slug: "task-extra-hosts",
    aliases: &[],
    controls: &["wl-no-host-aliases"],
    proves: &[],
    title: "task container rewrites names of hosts",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "remove `extraHosts`, and resolve names by DNS",
    since: "0.1.0",
    run: Run::TaskContainer(run),
};

fn run<'e>(cx: &TaskContainerCx<'e>) -> Verdict<'e> {
    let at = cx.place(&settings::EXTRA_HOSTS);
    match cx.given(&settings::EXTRA_HOSTS) {
        Truth::True => Verdict::gap("names mean other addresses in this container", cx.object(), at),
        Truth::False => Verdict::Pass,
        Truth::Unknown => Verdict::unknown_value(&cx.text(&settings::EXTRA_HOSTS), cx.object()),
    }
}
