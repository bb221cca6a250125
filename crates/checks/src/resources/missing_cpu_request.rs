//! # What
//! A container has no CPU request: neither it nor its pod sets one or a limit, and no LimitRange of its namespace
//! supplies one.
//!
//! # Why
//! The scheduler then places it as if it needed nothing, and on a full node it gets next to nothing. A neighbour
//! that asks for much can starve it.
//!
//! # Fix
//! Set `resources.requests.cpu` to what the program was seen to use.
//!
//! # References
//! - <https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/>
//! - <https://kubernetes.io/docs/concepts/policy/limit-range/>

use super::support::{self, Wanted};
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "missing-cpu-request",
    aliases: &["CKV_K8S_10", "KSV-0015", "C-0268"],
    controls: &["wl-resource-limits"],
    proves: &[],
    title: "container has no CPU request",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "set `resources.requests.cpu`",
    since: "0.1.0",
    run: Run::Container(run),
};

fn run<'e>(cx: &ContainerCx<'e>) -> Verdict<'e> {
    let wanted = Wanted {
        path: "resources.requests.cpu",
        suggested: "100m",
        supplied: &["defaultRequest.cpu", "default.cpu"],
        message: "the scheduler takes it for one that needs nothing",
    };
    support::missing(cx, &cx.container.cpu_request, &wanted)
}
