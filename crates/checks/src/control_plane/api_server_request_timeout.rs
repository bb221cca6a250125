//! # What
//! `--request-timeout` is 0 or more than five minutes, or is no duration.
//!
//! # Why
//! Slow requests hold connections and memory. A few callers that send theirs byte by byte are enough to keep all
//! others out.
//!
//! # Fix
//! Remove the flag, which gives one minute, or set at most `5m`.
//!
//! # References
//! - <https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/>
//! - <https://www.cisecurity.org/benchmark/kubernetes>

use plimsoll_engine::ObjectCx;

use super::flags::{Rule, judge, judge_config};
use super::kubeadm::KUBEADM;
use super::remedy;

use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "api-server-request-timeout",
    aliases: &["CKV_K8S_95", "CIS-1.2.20"],
    controls: &["api-admission-plugins"],
    proves: &[],
    title: "API server lets requests run for long",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "set `--request-timeout` to at most `5m`",
    since: "0.1.0",
    run: Run::Many(&[Run::Container(run), Run::Object(KUBEADM, configured)]),
};

const RULES: &[Rule] =
    &[Rule { program: "kube-apiserver", flag: "request-timeout", default: Some("1m"), elsewhere: &[], good: is_short }];

/// Five minutes, in seconds.
const LONGEST: f64 = 300.0;

/// Whether a duration, such as `2m30s`, is more than nothing and not more than the longest.
fn is_short(value: Option<&str>) -> bool {
    value.and_then(seconds).is_some_and(|seconds| seconds > 0.0 && seconds <= LONGEST)
}

/// The seconds of a duration as Go writes it: numbers with units, one after the other.
fn seconds(text: &str) -> Option<f64> {
    let mut rest = text;
    let mut sum = 0.0;
    while !rest.is_empty() {
        let unit = rest.find(|c: char| !c.is_ascii_digit() && c != '.')?;
        let number: f64 = rest[..unit].parse().ok()?;
        let end = rest[unit..].find(|c: char| c.is_ascii_digit()).map_or(rest.len(), |digit| unit + digit);
        sum += number * factor(&rest[unit..end])?;
        rest = &rest[end..];
    }
    Some(sum)
}

fn factor(unit: &str) -> Option<f64> {
    match unit {
        "h" => Some(3600.0),
        "m" => Some(60.0),
        "s" => Some(1.0),
        "ms" => Some(1e-3),
        "us" | "µs" => Some(1e-6),
        "ns" => Some(1e-9),
        _ => None,
    }
}

const MESSAGE: &str = "slow requests can use the server up";

fn run<'e>(cx: &ContainerCx<'e>) -> Verdict<'e> {
    judge(cx, MESSAGE, RULES).fixed_by_maybe(|| remedy::set(cx, RULES, "1m"))
}

fn configured<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    judge_config(cx, MESSAGE, RULES).fixed_by_maybe(|| remedy::set(cx, RULES, "1m"))
}
