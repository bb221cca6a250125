//! # What
//! A PodSecurityPolicy gives pods no seccomp profile by default: the annotation for it is missing or names another
//! one than the runtime's. It is judged for what it says, whatever the version of the cluster: from 1.25 on nothing
//! enforces it, which `pod-security-policy-left` reports.
//!
//! # Why
//! A pod that names no profile then runs without one, with every system call of the kernel open to it.
//!
//! # Fix
//! Set the annotation `seccomp.security.alpha.kubernetes.io/defaultProfileName` to `runtime/default`, and move to the
//! Pod Security Standards.
//!
//! # References
//! - <https://kubernetes.io/docs/tasks/configure-pod-container/migrate-from-psp/>
//! - <https://kubernetes.io/docs/concepts/security/pod-security-standards/>

use plimsoll_engine::ObjectCx;
use plimsoll_estate::Reader;

use super::security_policies::KINDS;

use crate::prelude::*;
use crate::remedies;

/// The check.
pub static CHECK: Check = Check {
    slug: "psp-without-seccomp",
    aliases: &["CKV_K8S_32"],
    controls: &["wl-psa-enforce"],
    proves: &[],
    title: "PodSecurityPolicy leaves pods without seccomp",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "set the annotation for the default profile to `runtime/default`",
    since: "0.1.0",
    run: Run::Object(KINDS, run),
};

/// The annotation with the profile of pods that name none.
const DEFAULT: &str = "seccomp.security.alpha.kubernetes.io/defaultProfileName";

/// Profiles of the container runtime, by their old and their new name.
const CONFINED: [&str; 2] = ["docker/default", "runtime/default"];

const MESSAGE: &str = "pods that name no profile may make every system call";

fn run<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    let (at, annotations) = cx.object.reader().find("metadata.annotations");
    let annotations = annotations.map(Reader::new);
    if let Some(why) = annotations.and_then(Reader::opaque) {
        return Verdict::Unknown(why, Some(Hit::new(cx.object, at)));
    }
    let profile = annotations.and_then(|a| a.node().get(DEFAULT)).map(|node| Reader::new(node).string(""));
    match profile {
        Some(profile) => {
            let fault = profile.test(true, |name| !CONFINED.contains(&name.trim()));
            Verdict::fault(fault, &profile, cx.object, || MESSAGE.into())
                .fixed_by(|| Remedy::set(cx.object, profile.origin, "runtime/default"))
        }
        None => Verdict::gap(MESSAGE, cx.object, at)
            .fixed_by(|| remedies::set_key(cx.object, at, DEFAULT, "runtime/default")),
    }
}
