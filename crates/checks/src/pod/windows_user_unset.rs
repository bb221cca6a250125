//! # What
//! Neither a container on Windows nor its pod sets `windowsOptions.runAsUserName`.
//!
//! # Why
//! The image then decides, and the base images of Windows servers choose `ContainerAdministrator`, who may do
//! everything in the container.
//!
//! # Fix
//! Set `windowsOptions.runAsUserName` on the pod or the container.
//!
//! # References
//! - <https://kubernetes.io/docs/tasks/configure-pod-container/configure-runasusername/>

use crate::prelude::*;
use crate::remedies;

/// The check.
pub static CHECK: Check = Check {
    slug: "windows-user-unset",
    aliases: &[],
    controls: &["wl-non-root"],
    proves: &[],
    title: "Windows container leaves its user to the image",
    severity: Severity::Info,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "set `windowsOptions.runAsUserName: ContainerUser`",
    since: "0.1.0",
    run: Run::Container(run),
};

fn run<'e>(cx: &ContainerCx<'e>) -> Verdict<'e> {
    if !cx.pod.is_windows() {
        return Verdict::NotApplicable;
    }
    let path = "securityContext.windowsOptions.runAsUserName";
    let own = cx.container.reader(cx.object).string(path);
    let of_pod = cx.pod.spec(cx.object).string(path);
    let unset = |value: &V<Box<str>>| value.test(true, |text| text.is_empty());
    match unset(&own).and(unset(&of_pod)) {
        Truth::Unknown if own.why().is_none() => Verdict::unknown_value(&of_pod, cx.object),
        fault => {
            Verdict::fault(fault, &own, cx.object, || "the image chooses its user".to_owned()).fixed_by_maybe(|| {
                (!remedies::has_host_process(cx.pod)).then(|| Remedy::set(cx.object, own.origin, "ContainerUser"))
            })
        }
    }
}
