//! # What
//! `--audit-log-maxbackup` is missing or below 10.
//!
//! # Why
//! An incident is often found weeks later; what was rotated away by then cannot be looked at. Left out, the flag
//! leaves the log to fill the disk.
//!
//! # Fix
//! Set `--audit-log-maxbackup` to 10 or more.
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
    slug: "api-server-audit-log-backups",
    aliases: &["CIS-1.2.18", "C-0132"],
    controls: &["audit-logs-retained"],
    proves: &[],
    title: "API server keeps too few files of its audit log",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "set `--audit-log-maxbackup=10`",
    since: "0.1.0",
    run: Run::Many(&[Run::Container(run), Run::Object(KUBEADM, configured)]),
};

const RULES: &[Rule] = &[Rule {
    program: "kube-apiserver",
    flag: "audit-log-maxbackup",
    default: None,
    elsewhere: &["audit-webhook-config-file"],
    good: |value| at_least(value, 10),
}];

const MESSAGE: &str = "the flag should say 10 or more";

fn run<'e>(cx: &ContainerCx<'e>) -> Verdict<'e> {
    judge(cx, MESSAGE, RULES).fixed_by_maybe(|| remedy::set(cx, RULES, "10"))
}

fn configured<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    judge_config(cx, MESSAGE, RULES).fixed_by_maybe(|| remedy::set(cx, RULES, "10"))
}
