//! # What
//! The kubelet does not set `protectKernelDefaults: true`.
//!
//! # Why
//! It then overwrites parameters of the kernel that differ from what it wants, hardened ones among them, without a word.
//!
//! # Fix
//! Set the parameters that the kubelet wants on the node, then `protectKernelDefaults: true`.
//!
//! # References
//! - <https://kubernetes.io/docs/reference/config-api/kubelet-config.v1beta1/>
//! - <https://www.cisecurity.org/benchmark/kubernetes>

use plimsoll_engine::ObjectCx;

use super::command_line::judge_flags;
use super::kubelet::{KUBELET, Setting, is_on, judge};
use super::remedy;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "kubelet-kernel-defaults-unprotected",
    aliases: &["CKV_K8S_144", "C-0177"],
    controls: &["node-cis-benchmark-run"],
    proves: &[],
    title: "kubelet changes parameters of the kernel",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "set `protectKernelDefaults: true`",
    since: "0.1.0",
    run: Run::Many(&[Run::Object(KUBELET, run), Run::Container(flags)]),
};

const SETTINGS: &[Setting] = &[Setting {
    path: "protectKernelDefaults",
    flag: "protect-kernel-defaults",
    kops: "protectKernelDefaults",
    default: Some("false"),
    good: is_on,
}];

const MESSAGE: &str = "it overwrites what the host has set";

fn run<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    remedy::set(cx, judge(cx, MESSAGE, SETTINGS), "true")
        .review("whether the nodes set these parameters as the kubelet wants them; it does not start otherwise")
}

fn flags<'e>(cx: &ContainerCx<'e>) -> Verdict<'e> {
    remedy::flag(cx, judge_flags(cx, MESSAGE, SETTINGS, &[Some("false")]), "protect-kernel-defaults", "true")
        .review("whether the nodes set these parameters as the kubelet wants them; it does not start otherwise")
}
