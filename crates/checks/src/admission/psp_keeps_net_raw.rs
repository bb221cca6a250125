//! # What
//! A PodSecurityPolicy does not make containers drop `NET_RAW`: `requiredDropCapabilities` names neither it nor
//! `ALL`. It is judged for what it says, whatever the version of the cluster: from 1.25 on nothing enforces it, which
//! `pod-security-policy-left` reports.
//!
//! # Why
//! With raw sockets a container forges packets: it can pose as its neighbours and as the name server.
//!
//! # Fix
//! Add `NET_RAW` or `ALL` to `requiredDropCapabilities`, and move to the Pod Security Standards.
//!
//! # References
//! - <https://kubernetes.io/docs/tasks/configure-pod-container/migrate-from-psp/>
//! - <https://kubernetes.io/docs/concepts/security/pod-security-standards/>

use plimsoll_engine::ObjectCx;

use super::security_policies::{KINDS, judge_dropped};

use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "psp-keeps-net-raw",
    aliases: &["CKV_K8S_7"],
    controls: &["wl-psa-enforce"],
    proves: &[],
    title: "PodSecurityPolicy lets pods keep NET_RAW",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "add `NET_RAW` to `requiredDropCapabilities`",
    since: "0.1.0",
    run: Run::Object(KINDS, run),
};

fn run<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    judge_dropped(cx, &["NET_RAW", "ALL"], "pods may forge packets")
}
