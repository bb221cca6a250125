//! # What
//! The containers of a pod see one another's processes: `shareProcessNamespace: true`.
//!
//! # Why
//! Each container can read the environment, the files under `/proc/PID/root` and, with the same user, the memory
//! of the others, their secrets among them. A sidecar that was taken over takes the program with it.
//!
//! # Fix
//! Remove `shareProcessNamespace`. To debug, attach an ephemeral container with `--target`.
//!
//! # References
//! - <https://kubernetes.io/docs/tasks/configure-pod-container/share-process-namespace/>

use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "shared-process-namespace",
    aliases: &[],
    controls: &["wl-no-share-process-ns"],
    proves: &["wl-no-share-process-ns"],
    title: "containers of the pod share their processes",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "remove `shareProcessNamespace`",
    since: "0.1.0",
    run: Run::Pod(run),
};

fn run<'e>(cx: &PodCx<'e>) -> Verdict<'e> {
    let shared = cx.pod.spec(cx.object).bool_or("shareProcessNamespace", false);
    Verdict::fault(shared.is(&true), &shared, cx.object, || "each container sees into the others".into())
        .fixed_by(|| Remedy::remove(cx.object, shared.origin))
}
