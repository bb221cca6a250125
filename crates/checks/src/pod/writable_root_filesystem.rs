//! # What
//! A container's root file system is writable: `readOnlyRootFilesystem` is not true.
//!
//! # Why
//! Whoever runs code in the container can change its programs and leave tools behind. With a read-only root,
//! a break-in has little to write to and is easier to see.
//!
//! # Fix
//! Set `readOnlyRootFilesystem: true` and mount an `emptyDir` at each path that the program writes to, often
//! `/tmp` and a cache.
//!
//! # References
//! - <https://kubernetes.io/docs/tasks/configure-pod-container/security-context/>

use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "writable-root-filesystem",
    aliases: &["CKV_K8S_22", "KSV-0014", "C-0017", "no-read-only-root-fs"],
    controls: &["wl-read-only-root"],
    proves: &["wl-read-only-root"],
    title: "container's root file system is writable",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "set `readOnlyRootFilesystem: true` and mount an `emptyDir` where the program writes",
    since: "0.1.0",
    run: Run::Container(run),
};

fn run<'e>(cx: &ContainerCx<'e>) -> Verdict<'e> {
    if cx.pod.is_windows() {
        return Verdict::NotApplicable;
    }
    let read_only = &cx.container.context.read_only_root;
    Verdict::fault(read_only.is(&false), read_only, cx.object, || "the root file system can be written to".into())
        .fixed_by(|| Remedy::set(cx.object, read_only.origin, true))
}
