//! # What
//! The authorization mode is `AlwaysAllow`, which is also what holds where the flag is missing.
//!
//! # Why
//! Each account of each pod is then an administrator.
//!
//! # Fix
//! Set `--authorization-mode=Node,RBAC`.
//!
//! # References
//! - <https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/>
//! - <https://www.cisecurity.org/benchmark/kubernetes>

use plimsoll_engine::ObjectCx;

use super::flags::{Rule, holds, judge, judge_config};
use super::kubeadm::KUBEADM;
use super::remedy;

use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "api-server-always-allow",
    aliases: &["CIS-1.2.6", "C-0118"],
    controls: &["api-authz-rbac-node"],
    proves: &[],
    title: "API server authorises every request",
    severity: Severity::Critical,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "set `--authorization-mode=Node,RBAC`",
    since: "0.1.0",
    run: Run::Many(&[Run::Container(run), Run::Object(KUBEADM, configured)]),
};

const RULES: &[Rule] = &[Rule {
    program: "kube-apiserver",
    flag: "authorization-mode",
    default: Some("AlwaysAllow"),
    elsewhere: &["authorization-config"],
    good: |value| !holds(value, "AlwaysAllow"),
}];

const MESSAGE: &str = "every user may do everything";

fn run<'e>(cx: &ContainerCx<'e>) -> Verdict<'e> {
    judge(cx, MESSAGE, RULES).fixed_by_maybe(|| remedy::list(cx, RULES, &["AlwaysAllow"], &["Node", "RBAC"]))
}

fn configured<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    judge_config(cx, MESSAGE, RULES).fixed_by_maybe(|| remedy::list(cx, RULES, &["AlwaysAllow"], &["Node", "RBAC"]))
}
