//! # What
//! `--audit-log-maxsize` is missing or below 100.
//!
//! # Why
//! An incident is often found weeks later; what was rotated away by then cannot be looked at. Left out, the flag
//! leaves the log to fill the disk.
//!
//! # Fix
//! Set `--audit-log-maxsize` to 100 or more.
//!
//! # References
//! - <https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/>
//! - <https://www.cisecurity.org/benchmark/kubernetes>

use plimsoll_engine::ObjectCx;

use super::flags::{Rule, at_least, judge, judge_config};
use super::kubeadm::KUBEADM;
use super::remedy;

use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "api-server-audit-log-size",
    aliases: &["CIS-1.2.19", "C-0133"],
    controls: &["audit-logs-retained"],
    proves: &[],
    title: "API server rotates its audit log too early",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "set `--audit-log-maxsize=100`",
    since: "0.1.0",
    run: Run::Many(&[Run::Container(run), Run::Object(KUBEADM, configured)]),
};

const RULES: &[Rule] = &[Rule {
    program: "kube-apiserver",
    flag: "audit-log-maxsize",
    default: None,
    elsewhere: &["audit-webhook-config-file"],
    good: |value| at_least(value, 100),
}];

const MESSAGE: &str = "the flag should say 100 or more";

fn run<'e>(cx: &ContainerCx<'e>) -> Verdict<'e> {
    judge(cx, MESSAGE, RULES).fixed_by_maybe(|| remedy::set(cx, RULES, "100"))
}

fn configured<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    judge_config(cx, MESSAGE, RULES).fixed_by_maybe(|| remedy::set(cx, RULES, "100"))
}
