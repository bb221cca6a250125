//! # What
//! A container has no CPU limit: neither it nor its pod sets one, and no LimitRange of its namespace supplies
//! one.
//!
//! # Why
//! It may take all idle time of the node. With requests set, the scheduler of the kernel still gives neighbours
//! their share, and a limit slows the program even where nobody else wants the time. So this is a choice, not a
//! fault, and only reported when strictness is asked for.
//!
//! # Fix
//! Set `resources.limits.cpu` where fairness or billing wants it.
//!
//! # References
//! - <https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/>
//! - <https://kubernetes.io/docs/concepts/policy/limit-range/>

use super::support::{self, Wanted};
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "missing-cpu-limit",
    aliases: &["CKV_K8S_11", "KSV-0011", "C-0270"],
    controls: &["wl-resource-limits"],
    proves: &[],
    title: "container has no CPU limit",
    severity: Severity::Info,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "set `resources.limits.cpu`",
    since: "0.1.0",
    run: Run::Container(run),
};

fn run<'e>(cx: &ContainerCx<'e>) -> Verdict<'e> {
    let wanted = Wanted {
        path: "resources.limits.cpu",
        suggested: "500m",
        supplied: &["default.cpu"],
        message: "it may take all idle processor time",
    };
    support::missing(cx, &cx.container.cpu_limit, &wanted)
}
