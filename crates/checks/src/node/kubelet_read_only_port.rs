//! # What
//! The kubelet serves its read-only port, 10255 by custom.
//!
//! # Why
//! Whoever reaches the node, each pod among them, reads there which pods run, with their environment and metrics.
//!
//! # Fix
//! Set `readOnlyPort: 0`, which is also the default of the configuration file.
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
    slug: "kubelet-read-only-port",
    aliases: &["CKV_K8S_141", "CIS-4.2.4", "C-0175"],
    controls: &["node-kubelet-readonly-port-off"],
    proves: &["node-kubelet-readonly-port-off"],
    title: "kubelet serves a port without login",
    severity: Severity::High,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "set `readOnlyPort: 0`",
    since: "0.1.0",
    run: Run::Many(&[Run::Object(KUBELET, run), Run::Container(flags)]),
};

const SETTINGS: &[Setting] = &[Setting {
    path: "readOnlyPort",
    flag: "read-only-port",
    kops: "readOnlyPort",
    default: Some("0"),
    good: |port| port == "0",
}];

const MESSAGE: &str = "whoever reaches the node reads what runs there";

fn run<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    remedy::set(cx, judge(cx, MESSAGE, SETTINGS), "0")
}

fn flags<'e>(cx: &ContainerCx<'e>) -> Verdict<'e> {
    remedy::flag(cx, judge_flags(cx, MESSAGE, SETTINGS, &[Some("10255")]), "read-only-port", "0")
}
