//! # What
//! The kubelet does not set `seccompDefault: true`.
//!
//! # Why
//! Pods that say nothing run without a seccomp profile and may call everything that the kernel offers.
//!
//! # Fix
//! Set `seccompDefault: true`; pods that need more say so themselves.
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
    slug: "kubelet-seccomp-default-off",
    aliases: &["CIS-4.2.14"],
    controls: &["node-kubelet-seccomp-pid-default"],
    proves: &[],
    title: "kubelet runs pods without seccomp by default",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "set `seccompDefault: true`",
    since: "0.1.0",
    run: Run::Many(&[Run::Object(KUBELET, run), Run::Container(flags)]),
};

const SETTINGS: &[Setting] = &[Setting {
    path: "seccompDefault",
    flag: "seccomp-default",
    kops: "seccompDefault",
    default: Some("false"),
    good: is_on,
}];

const MESSAGE: &str = "pods that say nothing may call everything that the kernel offers";

fn run<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    remedy::set(cx, judge(cx, MESSAGE, SETTINGS), "true")
}

fn flags<'e>(cx: &ContainerCx<'e>) -> Verdict<'e> {
    remedy::flag(cx, judge_flags(cx, MESSAGE, SETTINGS, &[Some("false")]), "seccomp-default", "true")
}
