//! # What
//! A container switches AppArmor off, by `appArmorProfile.type: Unconfined` or by the older annotation.
//!
//! # Why
//! Nodes with AppArmor confine containers by the runtime's profile, which keeps them from mounting and from
//! writing to the kernel's interfaces below `/proc` and `/sys`. `Unconfined` takes that away.
//!
//! # Fix
//! Remove the setting, which leaves the runtime's profile in force, or load a profile that allows what the
//! program needs and name it with `Localhost`.
//!
//! # References
//! - <https://kubernetes.io/docs/tutorials/security/apparmor/>
//! - <https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline>

use crate::prelude::*;
use crate::remedies;

/// The check.
pub static CHECK: Check = Check {
    slug: "apparmor-unconfined",
    aliases: &["KSV-0002"],
    controls: &["wl-apparmor-selinux"],
    proves: &[],
    title: "container switches AppArmor off",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "remove `Unconfined`, which leaves the runtime's profile in force",
    since: "0.1.0",
    run: Run::Container(run),
};

fn run<'e>(cx: &ContainerCx<'e>) -> Verdict<'e> {
    if cx.pod.is_windows() {
        return Verdict::NotApplicable;
    }
    let kind = &cx.container.context.apparmor;
    let unconfined = kind.test(false, |k| &**k == "Unconfined");
    Verdict::fault(unconfined, kind, cx.object, || "no AppArmor profile confines the container".into())
        .fixed_by(|| remedies::apparmor(cx))
}
