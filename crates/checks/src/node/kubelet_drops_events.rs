//! # What
//! The kubelet may record fewer than five events a second.
//!
//! # Why
//! Events beyond the limit are dropped, and with them the trace of what happened on the node in a busy moment, such as
//! an attack.
//!
//! # Fix
//! Remove `eventRecordQPS`, which leaves 50, or set it as high as the node is busy.
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
    slug: "kubelet-drops-events",
    aliases: &["CKV_K8S_147", "CIS-4.2.8", "C-0180"],
    controls: &["node-kubelet-timeouts-iptables"],
    proves: &[],
    title: "kubelet records too few events",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "set `eventRecordQPS` to 5 or more, or remove it",
    since: "0.1.0",
    run: Run::Many(&[Run::Object(KUBELET, run), Run::Container(flags)]),
};

const SETTINGS: &[Setting] =
    &[Setting { path: "eventRecordQPS", flag: "event-qps", kops: "eventQPS", default: Some("50"), good: is_enough }];

/// Zero stands for no limit.
fn is_enough(text: &str) -> bool {
    text.parse::<i64>().is_ok_and(|events| events == 0 || events >= 5)
}

const MESSAGE: &str = "what happens in a busy moment is not recorded";

fn run<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    remedy::set(cx, judge(cx, MESSAGE, SETTINGS), "50")
}

fn flags<'e>(cx: &ContainerCx<'e>) -> Verdict<'e> {
    remedy::flag(cx, judge_flags(cx, MESSAGE, SETTINGS, &[Some("50")]), "event-qps", "50")
}
