//! # What
//! A container adds a capability, whichever it is, those of the runtime's own set included.
//!
//! # Why
//! Each capability is a part of what root may do. `dangerous-capability` and `non-default-capability` report those
//! that reach beyond the container; this one is for houses that want each of them to be explained.
//!
//! # Fix
//! Remove the capability. To listen on a port below 1024, listen on a higher one and let the Service translate.
//!
//! # References
//! - <https://kubernetes.io/docs/tasks/configure-pod-container/security-context/>
//! - <https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted>

use super::dangerous_capability::canonical;
use crate::prelude::*;
use crate::remedies;

/// The check.
pub static CHECK: Check = Check {
    slug: "added-capability",
    aliases: &[],
    controls: &["wl-capabilities-dropped"],
    proves: &[],
    title: "container adds a capability",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "remove the capability from `capabilities.add`",
    since: "0.1.0",
    run: Run::Container(run),
};

fn run<'e>(cx: &ContainerCx<'e>) -> Verdict<'e> {
    if cx.pod.is_windows() {
        return Verdict::NotApplicable;
    }
    let added = &cx.container.context.capabilities.add;
    let names: Vec<String> = added.iter().filter_map(|name| name.get()).map(|name| canonical(name)).collect();
    let judged = added.iter().map(|name| (name, name.test(false, |_| true), String::new()));
    each_value(cx.object, judged, |_| format!("{} has to be explained", names.join(", ")))
        .fixed_by(|| remedies::without_capabilities(cx, |_| true))
        .review("which of its capabilities the program needs")
}
