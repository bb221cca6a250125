//! # What
//! A PodSecurityPolicy admits pods that run as root: its `runAsUser` rule is neither `MustRunAsNonRoot` nor a
//! `MustRunAs` whose ranges all begin above 0. It is judged for what it says, whatever the version of the cluster:
//! from 1.25 on nothing enforces it, which `pod-security-policy-left` reports.
//!
//! # Why
//! Root inside a container is root on the node as soon as something else gives way.
//!
//! # Fix
//! Set the rule `MustRunAsNonRoot`, and move to the Pod Security Standards.
//!
//! # References
//! - <https://kubernetes.io/docs/tasks/configure-pod-container/migrate-from-psp/>
//! - <https://kubernetes.io/docs/concepts/security/pod-security-standards/>

use plimsoll_engine::ObjectCx;

use super::security_policies::KINDS;

use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "psp-admits-root",
    aliases: &["CKV_K8S_6"],
    controls: &["wl-psa-enforce"],
    proves: &[],
    title: "PodSecurityPolicy admits root",
    severity: Severity::High,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "set `runAsUser.rule: MustRunAsNonRoot`",
    since: "0.1.0",
    run: Run::Object(KINDS, run),
};

const MESSAGE: &str = "pods may run as root";

/// Every range has to begin above the id of root.
fn ranges<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    let ranges = cx.object.reader().items("spec.runAsUser.ranges");
    let least: Vec<V<i64>> = ranges.into_iter().map(|range| range.int("min")).collect();
    let judged = least.iter().map(|min| (min, min.test(true, |min| *min < 1), String::new()));
    each_value(cx.object, judged, |_| MESSAGE.into())
}

fn run<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    let rule = cx.object.reader().string("spec.runAsUser.rule");
    match rule.get().map(|rule| &**rule) {
        Some("MustRunAsNonRoot") => Verdict::Pass,
        Some("MustRunAs") => ranges(cx),
        _ => Verdict::fault(rule.test(true, |_| true), &rule, cx.object, || MESSAGE.into())
            .fixed_by(|| Remedy::set(cx.object, rule.origin, "MustRunAsNonRoot")),
    }
}
