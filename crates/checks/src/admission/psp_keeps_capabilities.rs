//! # What
//! A PodSecurityPolicy does not make containers drop `ALL` capabilities. It is judged for what it says, whatever the
//! version of the cluster: from 1.25 on nothing enforces it, which `pod-security-policy-left` reports.
//!
//! # Why
//! What the runtime grants by default is more than nearly any program uses.
//!
//! # Fix
//! Add `ALL` to `requiredDropCapabilities`, and move to the Pod Security Standards.
//!
//! # References
//! - <https://kubernetes.io/docs/tasks/configure-pod-container/migrate-from-psp/>
//! - <https://kubernetes.io/docs/concepts/security/pod-security-standards/>

use plimsoll_engine::ObjectCx;

use super::security_policies::{KINDS, judge_dropped};

use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "psp-keeps-capabilities",
    aliases: &["CKV_K8S_36"],
    controls: &["wl-psa-enforce"],
    proves: &[],
    title: "PodSecurityPolicy lets pods keep capabilities",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "add `ALL` to `requiredDropCapabilities`",
    since: "0.1.0",
    run: Run::Object(KINDS, run),
};

fn run<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    judge_dropped(cx, &["ALL"], "pods keep the runtime's own set of rights")
}
