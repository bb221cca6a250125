//! # What
//! A PodSecurityPolicy, or a role that grants the use of one, is left from before Kubernetes 1.25.
//!
//! # Why
//! Nothing enforces it, so whoever reads it believes in a limit that is not there.
//!
//! # Fix
//! Enforce the Pod Security Standards with namespace labels or a policy engine, then delete the policies and
//! their roles.
//!
//! # References
//! - <https://kubernetes.io/docs/tasks/configure-pod-container/migrate-from-psp/>

use crate::prelude::*;
use plimsoll_engine::ObjectCx;

/// The check.
pub static CHECK: Check = Check {
    slug: "pod-security-policy-left",
    aliases: &[],
    controls: &["wl-psp-gone", "wl-psa-enforce"],
    proves: &[],
    title: "PodSecurityPolicy is left over",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "enforce the Pod Security Standards and delete the policy",
    since: "0.1.0",
    run: Run::Object(KINDS, run),
};

/// The policies themselves; roles that speak of them are the business of `pod-security-policy-rule`.
const KINDS: &[(&str, &str)] = &[("extensions", "PodSecurityPolicy"), ("policy", "PodSecurityPolicy")];

/// The first version without the policies.
const REMOVED: u16 = 25;

fn run<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    if cx.view.home(cx.object).kubernetes.minor < REMOVED {
        return Verdict::Pass;
    }
    Verdict::gap("nothing enforces this policy any more", cx.object, cx.object.reader().find("kind").0)
}
