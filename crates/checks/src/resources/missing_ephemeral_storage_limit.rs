//! # What
//! A container has no limit of ephemeral storage: neither it nor its pod sets one, and no LimitRange of its
//! namespace supplies one.
//!
//! # Why
//! Logs, scratch volumes and what it writes to its own file system fill the disk of the node, and the kubelet
//! then evicts pods of others.
//!
//! # Fix
//! Set `resources.limits.ephemeral-storage`.
//!
//! # References
//! - <https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/>
//! - <https://kubernetes.io/docs/concepts/policy/limit-range/>

use super::support::{self, Wanted};
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "missing-ephemeral-storage-limit",
    aliases: &[],
    controls: &["wl-resource-limits"],
    proves: &[],
    title: "container has no limit of ephemeral storage",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "set `resources.limits.ephemeral-storage`",
    since: "0.1.0",
    run: Run::Container(run),
};

fn run<'e>(cx: &ContainerCx<'e>) -> Verdict<'e> {
    let wanted = Wanted {
        path: "resources.limits.ephemeral-storage",
        suggested: "1Gi",
        supplied: &["default.ephemeral-storage"],
        message: "it may fill the disk of the node",
    };
    support::missing(cx, &cx.container.reader(cx.object).quantity("resources.limits.ephemeral-storage"), &wanted)
}
