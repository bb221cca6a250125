//! # What
//! A container runs as user 0, or nothing keeps it from doing so: `runAsNonRoot` is not true, and `runAsUser`
//! is 0 or absent, which leaves the user to the image.
//!
//! # Why
//! Root in a container is root on the node once the container's walls break, and it can do more to break them.
//! Most images start as root unless they are told otherwise.
//!
//! # Fix
//! Set `runAsNonRoot: true` on the pod, and `runAsUser` where the image names no numeric user. A container that
//! must be root can have a user namespace of its own instead: `hostUsers: false`, from Kubernetes 1.35.
//!
//! # References
//! - <https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted>
//! - <https://kubernetes.io/docs/concepts/workloads/pods/user-namespaces/>

use crate::prelude::*;
use crate::pss;
use crate::remedies;

/// The check.
pub static CHECK: Check = Check {
    slug: "runs-as-root",
    aliases: &["CKV_K8S_23", "KSV-0012", "KSV-0105", "C-0013", "run-as-non-root"],
    controls: &["wl-non-root"],
    proves: &["wl-non-root"],
    title: "container runs as root or may do so",
    severity: Severity::High,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "set `runAsNonRoot: true`, and a `runAsUser` above 0 where the image names no numeric user",
    since: "0.1.0",
    run: Run::Container(run),
};

fn run<'e>(cx: &ContainerCx<'e>) -> Verdict<'e> {
    if cx.pod.is_windows() {
        return Verdict::NotApplicable;
    }
    let (user, non_root) = (&cx.container.context.run_as_user, &cx.container.context.run_as_non_root);
    let root = user.test(true, |user| *user == 0).and(non_root.is(&true).not());
    let contained = pss::has_user_namespace(cx.pod, cx.view.estate().kubernetes);
    let verdict = match root.and(contained.not()) {
        Truth::True if user.get().is_some() => Verdict::gap("the container runs as user 0", cx.object, user.origin),
        Truth::True => Verdict::gap("the image chooses the user, and nothing refuses root", cx.object, non_root.origin),
        Truth::False => Verdict::Pass,
        Truth::Unknown if user.why().is_some() => Verdict::unknown_value(user, cx.object),
        Truth::Unknown if non_root.why().is_some() => Verdict::unknown_value(non_root, cx.object),
        Truth::Unknown => Verdict::unknown_value(&cx.pod.host_users, cx.object),
    };
    verdict.fixed_by(|| not_root(cx))
}

/// The kubelet starts no container that is user 0 and must not be root, so a user id has to come with it.
fn not_root(cx: &ContainerCx<'_>) -> Remedy {
    let remedy = Remedy::set(cx.object, remedies::own(cx, "securityContext.runAsNonRoot"), true);
    match cx.container.context.run_as_user.get() {
        None => remedy,
        Some(_) => remedy
            .and_set(cx.object, remedies::own(cx, "securityContext.runAsUser"), 10_001)
            .review("which user the image and its files are made for"),
    }
}
