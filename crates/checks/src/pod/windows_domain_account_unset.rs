//! # What
//! Neither a container on Windows nor its pod sets `windowsOptions.gmsaCredentialSpecName`.
//!
//! # Why
//! A program that talks to services of a Windows domain then needs a password in a secret; a group managed account
//! (gMSA) gets along without one, and the domain changes its password by itself.
//!
//! # Fix
//! Set `windowsOptions.gmsaCredentialSpecName` on the pod or the container.
//!
//! # References
//! - <https://kubernetes.io/docs/tasks/configure-pod-container/configure-gmsa/>

use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "windows-domain-account-unset",
    aliases: &[],
    controls: &["secrets-as-files"],
    proves: &[],
    title: "Windows container has no group managed account",
    severity: Severity::Info,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "set `windowsOptions.gmsaCredentialSpecName` where it talks to a domain",
    since: "0.1.0",
    run: Run::Container(run),
};

fn run<'e>(cx: &ContainerCx<'e>) -> Verdict<'e> {
    if !cx.pod.is_windows() {
        return Verdict::NotApplicable;
    }
    let path = "securityContext.windowsOptions.gmsaCredentialSpecName";
    let own = cx.container.reader(cx.object).string(path);
    let of_pod = cx.pod.spec(cx.object).string(path);
    let unset = |value: &V<Box<str>>| value.test(true, |text| text.is_empty());
    match unset(&own).and(unset(&of_pod)) {
        Truth::Unknown if own.why().is_none() => Verdict::unknown_value(&of_pod, cx.object),
        fault => Verdict::fault(fault, &own, cx.object, || "it has no account of the domain".to_owned()),
    }
}
