//! # What
//! A PodSecurityPolicy has `privileged: true`: it admits privileged containers. It is judged for what it says,
//! whatever the version of the cluster: from 1.25 on nothing enforces it, which `pod-security-policy-left` reports.
//!
//! # Why
//! Whoever may use the policy starts a container that is root on the node.
//!
//! # Fix
//! Set `privileged: false`, and move to the Pod Security Standards.
//!
//! # References
//! - <https://kubernetes.io/docs/tasks/configure-pod-container/migrate-from-psp/>
//! - <https://kubernetes.io/docs/concepts/security/pod-security-standards/>

use plimsoll_engine::ObjectCx;

use super::security_policies::{KINDS, judge_switch};

use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "psp-admits-privileged",
    aliases: &["CKV_K8S_2"],
    controls: &["wl-psa-enforce"],
    proves: &[],
    title: "PodSecurityPolicy admits privileged containers",
    severity: Severity::High,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "set `privileged: false`",
    since: "0.1.0",
    run: Run::Object(KINDS, run),
};

fn run<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    judge_switch(cx, "spec.privileged", "whoever may use it is root on the node")
}
