//! # What
//! A container has no memory request: neither it nor its pod sets one or a limit, and no LimitRange of its
//! namespace supplies one.
//!
//! # Why
//! The scheduler then places it on nodes that have no room, and it is among the first that are killed when memory
//! runs out.
//!
//! # Fix
//! Set `resources.requests.memory` to what the program was seen to use.
//!
//! # References
//! - <https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/>
//! - <https://kubernetes.io/docs/concepts/policy/limit-range/>

use super::support::{self, Wanted};
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "missing-memory-request",
    aliases: &["CKV_K8S_12", "KSV-0016", "C-0269"],
    controls: &["wl-resource-limits"],
    proves: &[],
    title: "container has no memory request",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "set `resources.requests.memory`",
    since: "0.1.0",
    run: Run::Container(run),
};

fn run<'e>(cx: &ContainerCx<'e>) -> Verdict<'e> {
    let wanted = Wanted {
        path: "resources.requests.memory",
        suggested: "128Mi",
        supplied: &["defaultRequest.memory", "default.memory"],
        message: "it is the first to go when memory runs out",
    };
    support::missing(cx, &cx.container.memory_request, &wanted)
}
