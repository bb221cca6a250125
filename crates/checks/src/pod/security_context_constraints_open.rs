//! # What
//! Security context constraints of OpenShift let their users run privileged containers.
//!
//! # Why
//! Whoever may use them can start a pod that is root on its node. OpenShift brings such constraints itself, under
//! the name `privileged`; each further one widens who can.
//!
//! # Fix
//! Set `allowPrivilegedContainer: false` and allow the one capability or host folder that is needed.
//!
//! # References
//! - <https://docs.redhat.com/en/documentation/openshift_container_platform/4.17/html/authentication_and_authorization/managing-pod-security-policies>

use crate::prelude::*;
use plimsoll_engine::ObjectCx;

/// The check.
pub static CHECK: Check = Check {
    slug: "security-context-constraints-open",
    aliases: &["scc-deny-privileged-container"],
    controls: &["wl-no-privileged", "wl-psa-enforce"],
    proves: &[],
    title: "security context constraints allow privileged containers",
    severity: Severity::High,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "set `allowPrivilegedContainer: false`",
    since: "0.1.0",
    run: Run::Object(&[("security.openshift.io", "SecurityContextConstraints")], run),
};

fn run<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    let allowed = cx.object.reader().bool_or("allowPrivilegedContainer", false);
    Verdict::fault(allowed.is(&true), &allowed, cx.object, || "its users may be root on a node".into())
        .fixed_by(|| Remedy::set(cx.object, allowed.origin, false))
        .review("which of its users run privileged containers")
}
