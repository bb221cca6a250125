//! # What
//! Nothing narrows what the processes of a container may ask of the kernel: no seccomp profile, no AppArmor
//! profile, no SELinux options, and no capability is dropped.
//!
//! # Why
//! A fault in the program is then as strong as the runtime leaves it, and most faults of the kernel are within
//! reach. Each of the four has a check of its own; a container without any was never hardened.
//!
//! # Fix
//! Start with `seccompProfile.type: RuntimeDefault` and `capabilities.drop: [ALL]`.
//!
//! # References
//! - <https://kubernetes.io/docs/concepts/security/linux-kernel-security-constraints/>

use plimsoll_estate::Reader;
use plimsoll_model::Why;

use crate::prelude::*;
use crate::remedies;

/// The check.
pub static CHECK: Check = Check {
    slug: "kernel-hardening-missing",
    aliases: &["linuxHardening"],
    controls: &["wl-seccomp", "wl-capabilities-dropped", "wl-apparmor-selinux"],
    proves: &[],
    title: "container has no hardening of the kernel at all",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "set `seccompProfile.type: RuntimeDefault` and drop all capabilities",
    since: "0.1.0",
    run: Run::Container(run),
};

fn run<'e>(cx: &ContainerCx<'e>) -> Verdict<'e> {
    if cx.pod.is_windows() {
        return Verdict::NotApplicable;
    }
    let context = &cx.container.context;
    let profile = context.seccomp.test(false, |kind| !matches!(&**kind, "" | "Unconfined"));
    let apparmor = context.apparmor.test(false, |kind| &**kind != "Unconfined");
    let container = cx.container.reader(cx.object);
    match Truth::any([profile, apparmor, labelled(cx), dropped(cx)]) {
        Truth::True => Verdict::Pass,
        Truth::False => Verdict::gap(
            "no seccomp, AppArmor or SELinux, and no capability dropped",
            cx.object,
            container.find("securityContext").0,
        )
        .fixed_by(|| {
            let kind = remedies::own(cx, "securityContext.seccompProfile.type");
            remedies::runtime_profile(cx.object, kind)
        }),
        Truth::Unknown => Verdict::Unknown(
            Why::new("a security context is a template placeholder", "render the template and scan its output"),
            Some(Hit::new(cx.object, container.find("securityContext").0)),
        ),
    }
}

/// Whether SELinux options are set, for the container or its pod.
fn labelled(cx: &ContainerCx<'_>) -> Truth {
    let set = |reader: Reader<'_>| match reader.child("securityContext.seLinuxOptions") {
        Some(options) if options.opaque().is_some() => Truth::Unknown,
        options => options.is_some_and(|options| !options.node().entries().is_empty()).into(),
    };
    set(cx.container.reader(cx.object)).or(set(cx.pod.spec(cx.object)))
}

/// Whether a capability is dropped, and not all of them are added again.
fn dropped(cx: &ContainerCx<'_>) -> Truth {
    let capabilities = &cx.container.context.capabilities;
    let drops = Truth::any(capabilities.drop.iter().map(|name| name.test(false, |_| true)));
    let adds = capabilities.add.iter().map(|name| name.test(false, |name| name.eq_ignore_ascii_case("ALL")));
    drops.and(Truth::any(adds).not())
}
