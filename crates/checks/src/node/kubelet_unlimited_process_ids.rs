//! # What
//! The kubelet has no `podPidsLimit`, or a limit of -1 or 0.
//!
//! # Why
//! A pod that starts process after process takes every process id of the node, and nothing else can start there.
//!
//! # Fix
//! Set `podPidsLimit`, for example to 4096.
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
    slug: "kubelet-unlimited-process-ids",
    aliases: &["CIS-4.2.13"],
    controls: &["node-kubelet-seccomp-pid-default"],
    proves: &[],
    title: "kubelet does not limit the processes of a pod",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "set `podPidsLimit` to some thousands",
    since: "0.1.0",
    run: Run::Many(&[Run::Object(KUBELET, run), Run::Container(flags)]),
};

const SETTINGS: &[Setting] = &[Setting {
    path: "podPidsLimit",
    flag: "pod-max-pids",
    kops: "podPidsLimit",
    default: Some("-1"),
    good: is_limited,
}];

fn is_limited(text: &str) -> bool {
    text.parse::<i64>().is_ok_and(|most| most > 0)
}

const MESSAGE: &str = "one pod can take every process id of the node";

fn run<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    remedy::set(cx, judge(cx, MESSAGE, SETTINGS), "4096").review("how many processes a pod may need")
}

fn flags<'e>(cx: &ContainerCx<'e>) -> Verdict<'e> {
    remedy::flag(cx, judge_flags(cx, MESSAGE, SETTINGS, &[Some("-1")]), "pod-max-pids", "4096")
        .review("how many processes a pod may need")
}
