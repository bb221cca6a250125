//! # What
//! Neither a container nor its pod sets `seLinuxOptions`.
//!
//! # Why
//! On nodes with SELinux the runtime then chooses the type and the categories. That is a sound default; a workload
//! that shares volumes with others, or must be kept apart from them, needs a label of its own.
//!
//! # Fix
//! Set `seLinuxOptions` with the type and level that the workload needs.
//!
//! # References
//! - <https://kubernetes.io/docs/tasks/configure-pod-container/security-context/#assign-selinux-labels-to-a-container>

use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "selinux-options-unset",
    aliases: &[],
    controls: &["wl-apparmor-selinux"],
    proves: &[],
    title: "container leaves its SELinux label to the runtime",
    severity: Severity::Info,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "set `securityContext.seLinuxOptions`",
    since: "0.1.0",
    run: Run::Container(run),
};

fn run<'e>(cx: &ContainerCx<'e>) -> Verdict<'e> {
    if cx.pod.is_windows() {
        return Verdict::NotApplicable;
    }
    let own = cx.container.reader(cx.object);
    let found =
        [own, cx.pod.spec(cx.object)].into_iter().find_map(|reader| reader.child("securityContext.seLinuxOptions"));
    let at = own.find("securityContext.seLinuxOptions").0;
    match found.map(|options| options.opaque()) {
        Some(Some(why)) => Verdict::Unknown(why, Some(Hit::new(cx.object, at))),
        Some(None) => Verdict::Pass,
        None => Verdict::gap("the runtime chooses its label", cx.object, at)
            .fixed_by(|| Remedy::set(cx.object, at, serde_json::json!({ "type": "container_t" })))
            .review("whether the nodes run SELinux, and which label the program needs"),
    }
}
