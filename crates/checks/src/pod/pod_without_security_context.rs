//! # What
//! Neither the pod nor every one of its containers has a `securityContext` with something in it.
//!
//! # Why
//! User, group, seccomp profile and all else that the block settles are then left to the image and to the defaults.
//! Checks of those settings name each of them; this one is for rules of a house that want the block to be there.
//!
//! # Fix
//! Give the pod a `securityContext` with `runAsNonRoot: true` and `seccompProfile.type: RuntimeDefault`.
//!
//! # References
//! - <https://kubernetes.io/docs/tasks/configure-pod-container/security-context/>

use plimsoll_estate::Reader;
use plimsoll_model::Why;

use crate::prelude::*;
use crate::remedies;

/// The check.
pub static CHECK: Check = Check {
    slug: "pod-without-security-context",
    aliases: &["CKV_K8S_29"],
    controls: &["wl-non-root", "wl-seccomp"],
    proves: &[],
    title: "pod says nothing about its rights",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "add a `securityContext` to the pod",
    since: "0.1.0",
    run: Run::Pod(run),
};

fn run<'e>(cx: &PodCx<'e>) -> Verdict<'e> {
    let own = cx.pod.spec(cx.object);
    let said = Truth::any([said(own), in_containers(cx)]);
    let at = own.find("securityContext").0;
    match said {
        Truth::True => Verdict::Pass,
        Truth::False => Verdict::gap("what it may do is left to the defaults", cx.object, at).fixed_by_maybe(|| {
            let path = "securityContext.seccompProfile.type";
            let profile = || remedies::set_in_pod(cx.object, cx.pod, path, "RuntimeDefault");
            (!cx.pod.is_windows()).then(profile).flatten()
        }),
        Truth::Unknown => {
            let why = Why::new("the security context is a placeholder", "render the template, or scan the running pod");
            Verdict::Unknown(why, Some(Hit::new(cx.object, at)))
        }
    }
}

fn in_containers(cx: &PodCx<'_>) -> Truth {
    let each = || cx.pod.containers.iter().map(|container| said(container.reader(cx.object)));
    if cx.pod.containers.is_empty() { Truth::False } else { Truth::all(each()) }
}

/// Whether there is a security context with something in it.
fn said(reader: Reader<'_>) -> Truth {
    match reader.find("securityContext").1.map(Reader::new) {
        Some(context) if context.opaque().is_some() => Truth::Unknown,
        Some(context) => (!context.node().entries().is_empty()).into(),
        None => Truth::False,
    }
}
