//! # What
//! The kubelet ends no idle connection of `exec`, `attach` and `port-forward`: its timeout is zero.
//!
//! # Why
//! Forgotten sessions stay usable, and open connections use up what the node has.
//!
//! # Fix
//! Remove the setting, which leaves four hours, or set a shorter time.
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
    slug: "kubelet-streams-without-timeout",
    aliases: &["CKV_K8S_143", "CIS-4.2.5", "C-0176"],
    controls: &["node-kubelet-timeouts-iptables"],
    proves: &[],
    title: "kubelet keeps idle streams open for ever",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "set `streamingConnectionIdleTimeout` to some minutes",
    since: "0.1.0",
    run: Run::Many(&[Run::Object(KUBELET, run), Run::Container(flags)]),
};

const SETTINGS: &[Setting] = &[Setting {
    path: "streamingConnectionIdleTimeout",
    flag: "streaming-connection-idle-timeout",
    kops: "streamingConnectionIdleTimeout",
    default: Some("4h"),
    good: is_some_time,
}];

/// A duration of digits that are not all zero.
fn is_some_time(text: &str) -> bool {
    text.contains(|c: char| c.is_ascii_digit() && c != '0')
}

const MESSAGE: &str = "a forgotten session stays open";

fn run<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    remedy::set(cx, judge(cx, MESSAGE, SETTINGS), "4h")
}

fn flags<'e>(cx: &ContainerCx<'e>) -> Verdict<'e> {
    remedy::flag(cx, judge_flags(cx, MESSAGE, SETTINGS, &[Some("4h")]), "streaming-connection-idle-timeout", "4h")
}
