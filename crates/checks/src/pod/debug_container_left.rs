//! # What
//! A pod still holds an ephemeral container, which somebody added to look into it.
//!
//! # Why
//! It often runs another image with more tools and more rights than the program, and it stays until the pod goes.
//! Who reaches the pod finds everything at hand.
//!
//! # Fix
//! Delete the pod: its controller starts a new one without the debugging container.
//!
//! # References
//! - <https://kubernetes.io/docs/concepts/workloads/pods/ephemeral-containers/>

use crate::prelude::*;
use plimsoll_estate::Role;

/// The check.
pub static CHECK: Check = Check {
    slug: "debug-container-left",
    aliases: &[],
    controls: &["wl-debug-ephemeral-absent"],
    proves: &["wl-debug-ephemeral-absent"],
    title: "pod holds a debugging container",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "delete the pod so that its controller replaces it",
    since: "0.1.0",
    run: Run::Container(run),
};

fn run<'e>(cx: &ContainerCx<'e>) -> Verdict<'e> {
    match cx.container.role {
        Role::Ephemeral => Verdict::gap("somebody added it to the running pod", cx.object, cx.container.at),
        _ => Verdict::Pass,
    }
}
