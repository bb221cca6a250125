//! # What
//! A PodSecurityPolicy has `hostPID: true`: it admits pods that see the node's processes. It is judged for what it
//! says, whatever the version of the cluster: from 1.25 on nothing enforces it, which `pod-security-policy-left`
//! reports.
//!
//! # Why
//! Such a pod reads the environment and the files of every process of the node.
//!
//! # Fix
//! Set `hostPID: false`, and move to the Pod Security Standards.
//!
//! # References
//! - <https://kubernetes.io/docs/tasks/configure-pod-container/migrate-from-psp/>
//! - <https://kubernetes.io/docs/concepts/security/pod-security-standards/>

use plimsoll_engine::ObjectCx;

use super::security_policies::{KINDS, judge_switch};

use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "psp-admits-host-pid",
    aliases: &["CKV_K8S_1"],
    controls: &["wl-psa-enforce"],
    proves: &[],
    title: "PodSecurityPolicy admits the node's process namespace",
    severity: Severity::High,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "set `hostPID: false`",
    since: "0.1.0",
    run: Run::Object(KINDS, run),
};

fn run<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    judge_switch(cx, "spec.hostPID", "whoever may use it sees every process of the node")
}
