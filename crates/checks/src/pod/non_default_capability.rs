//! # What
//! A container adds a capability outside the set that the baseline standard allows, such as `NET_ADMIN`,
//! `NET_RAW` or `SYS_TIME`. Those that are nearly root are reported by `dangerous-capability` instead.
//!
//! # Why
//! Capabilities outside that set reach beyond the container: they change the network, the clock or the limits that its
//! neighbours live with, or forge packets, and a namespace that enforces the standard refuses the pod.
//!
//! # Fix
//! Remove the capability, or drop `ALL` and add only what the program was seen to use.
//!
//! # References
//! - <https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline>
//! - <https://man7.org/linux/man-pages/man7/capabilities.7.html>

use super::dangerous_capability::{canonical, is_dangerous};
use crate::prelude::*;
use crate::pss;
use crate::remedies;

/// The check.
pub static CHECK: Check = Check {
    slug: "non-default-capability",
    aliases: &["CKV_K8S_25", "KSV-0022"],
    controls: &["wl-capabilities-dropped", "wl-no-dangerous-capabilities"],
    proves: &[],
    title: "container adds a capability that the baseline standard does not allow",
    severity: Severity::High,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "remove the capability from `capabilities.add`",
    since: "0.1.0",
    run: Run::Container(run),
};

fn run<'e>(cx: &ContainerCx<'e>) -> Verdict<'e> {
    if cx.pod.is_windows() {
        return Verdict::NotApplicable;
    }
    let added = &cx.container.context.capabilities.add;
    let names: Vec<String> =
        added.iter().filter_map(|a| a.get()).filter(|n| is_extra(n)).map(|n| canonical(n)).collect();
    let judged = added.iter().map(|name| (name, name.test(false, |n| is_extra(n)), String::new()));
    each_value(cx.object, judged, |_| format!("the baseline standard does not allow to add {}", names.join(", ")))
        .fixed_by(|| remedies::without_capabilities(cx, is_extra))
}

fn is_extra(name: &str) -> bool {
    !is_dangerous(name) && !pss::is_default_capability(&canonical(name))
}
