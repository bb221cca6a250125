//! # What
//! A container runs without a seccomp profile: neither it nor its pod chooses one, or they choose `Unconfined`.
//! A privileged container, which runtimes never confine, is reported as `privileged-container` alone.
//!
//! # Why
//! Without a profile a program may make every system call, and most kernel faults that lead out of containers
//! sit behind calls that ordinary programs never make. Kubernetes chooses no profile by itself unless the
//! kubelet runs with `seccompDefault`.
//!
//! # Fix
//! Set `seccompProfile.type: RuntimeDefault` on the pod, or `Localhost` with a tighter profile of your own.
//!
//! # References
//! - <https://kubernetes.io/docs/tutorials/security/seccomp/>
//! - <https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted>

use plimsoll_estate::Reader;
use plimsoll_model::{State, Value};

use crate::prelude::*;
use crate::remedies;

/// The check.
pub static CHECK: Check = Check {
    slug: "seccomp-unconfined",
    aliases: &["CKV_K8S_31", "KSV-0030", "KSV-0104", "C-0055"],
    controls: &["wl-seccomp"],
    // Together with `privileged-container`, which is what a privileged container is reported as.
    proves: &[],
    title: "container runs without a seccomp profile",
    severity: Severity::Medium,
    confidence: Confidence::Medium,
    profile: Profile::Default,
    fix: "set `seccompProfile.type: RuntimeDefault` on the pod",
    since: "0.1.0",
    run: Run::Container(run),
};

fn run<'e>(cx: &ContainerCx<'e>) -> Verdict<'e> {
    if cx.pod.is_windows() {
        return Verdict::NotApplicable;
    }
    let annotated = annotated(cx);
    let kind = annotated.as_ref().unwrap_or(&cx.container.context.seccomp);
    let unconfined = kind.test(true, |k| !matches!(&**k, "RuntimeDefault" | "Localhost"));
    // The runtime confines no privileged container, whatever is chosen.
    if unconfined != Truth::False && cx.container.context.privileged.get() == Some(&true) {
        return Verdict::NotApplicable;
    }
    Verdict::fault(unconfined, kind, cx.object, || match kind.given() {
        Some(_) => "seccomp is switched off".into(),
        None => "no seccomp profile is chosen; unless the kubelet supplies one, every system call is open".into(),
    })
    .fixed_by(|| match &annotated {
        // The API server wants the field to agree with the annotation.
        Some(_) => Remedy::set(cx.object, kind.origin, "runtime/default"),
        None => remedies::runtime_profile(cx.object, kind.origin),
    })
}

/// The first version that reads the fields alone.
const FIELDS_ONLY: u16 = 27;

/// What the annotations that preceded the field say where it is not set: the container's own before the pod's.
/// <https://kubernetes.io/docs/tutorials/security/seccomp/>
fn annotated(cx: &ContainerCx<'_>) -> Option<V<Box<str>>> {
    let unset = matches!(cx.container.context.seccomp.state, State::Absent);
    if !unset || cx.view.home(cx.object).kubernetes.minor >= FIELDS_ONLY {
        return None;
    }
    let annotations = cx.pod.metadata(cx.object)?.child("annotations")?.node();
    let own = format!("container.seccomp.security.alpha.kubernetes.io/{}", cx.container.name);
    let found = annotations.get(&own).or_else(|| annotations.get("seccomp.security.alpha.kubernetes.io/pod"))?;
    let value = Reader::new(found).string("");
    let known = value.get().map(|name| Value::known(kind(name).into(), value.origin));
    Some(known.unwrap_or(value))
}

/// The field's word for a profile that an annotation names.
fn kind(name: &str) -> &'static str {
    match name {
        "runtime/default" | "docker/default" => "RuntimeDefault",
        _ if name.starts_with("localhost/") => "Localhost",
        _ => "Unconfined",
    }
}
