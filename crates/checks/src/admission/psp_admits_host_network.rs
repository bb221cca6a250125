//! # What
//! A PodSecurityPolicy has `hostNetwork: true`: it admits pods in the node's network. It is judged for what it says,
//! whatever the version of the cluster: from 1.25 on nothing enforces it, which `pod-security-policy-left` reports.
//!
//! # Why
//! Such a pod listens on the node's addresses, reaches its loopback services, and no network policy holds it.
//!
//! # Fix
//! Set `hostNetwork: false`, and move to the Pod Security Standards.
//!
//! # References
//! - <https://kubernetes.io/docs/tasks/configure-pod-container/migrate-from-psp/>
//! - <https://kubernetes.io/docs/concepts/security/pod-security-standards/>

use plimsoll_engine::ObjectCx;

use super::security_policies::{KINDS, judge_switch};

use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "psp-admits-host-network",
    aliases: &["CKV_K8S_4"],
    controls: &["wl-psa-enforce"],
    proves: &[],
    title: "PodSecurityPolicy admits the node's network",
    severity: Severity::High,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "set `hostNetwork: false`",
    since: "0.1.0",
    run: Run::Object(KINDS, run),
};

fn run<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    judge_switch(cx, "spec.hostNetwork", "whoever may use it is outside every network policy")
}
