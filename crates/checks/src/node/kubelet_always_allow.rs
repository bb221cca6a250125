//! # What
//! The kubelet does not ask the API server whether a request is allowed: its mode is `AlwaysAllow`.
//!
//! # Why
//! Every identity that the kubelet knows, a service account of any pod among them, may then run commands in every pod
//! of the node and read its logs.
//!
//! # Fix
//! Set `authorization.mode: Webhook`, which is also the default of the configuration file.
//!
//! # References
//! - <https://kubernetes.io/docs/reference/config-api/kubelet-config.v1beta1/>
//! - <https://www.cisecurity.org/benchmark/kubernetes>

use plimsoll_engine::ObjectCx;

use super::command_line::judge_flags;
use super::kubelet::{KUBELET, Setting, judge};
use super::remedy;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "kubelet-always-allow",
    aliases: &["CKV_K8S_139", "CIS-4.2.2", "C-0173"],
    controls: &["node-kubelet-authz-webhook"],
    proves: &["node-kubelet-authz-webhook"],
    title: "kubelet authorises every request",
    severity: Severity::Critical,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "set `authorization.mode: Webhook`",
    since: "0.1.0",
    run: Run::Many(&[Run::Object(KUBELET, run), Run::Container(flags)]),
};

const SETTINGS: &[Setting] = &[Setting {
    path: "authorization.mode",
    flag: "authorization-mode",
    kops: "authorizationMode",
    default: Some("Webhook"),
    good: |mode| mode == "Webhook",
}];

const MESSAGE: &str = "everyone with a name may do everything on the node";

fn run<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    remedy::set(cx, judge(cx, MESSAGE, SETTINGS), "Webhook")
}

fn flags<'e>(cx: &ContainerCx<'e>) -> Verdict<'e> {
    remedy::flag(cx, judge_flags(cx, MESSAGE, SETTINGS, &[Some("AlwaysAllow")]), "authorization-mode", "Webhook")
}
