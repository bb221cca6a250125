//! # What
//! The authorization modes do not include `RBAC`.
//!
//! # Why
//! Roles and bindings that people write and review decide nothing then.
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
    slug: "api-server-without-rbac",
    aliases: &["CIS-1.2.8", "C-0120"],
    controls: &["api-authz-rbac-node"],
    proves: &[],
    title: "API server does not use roles",
    severity: Severity::High,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "add `RBAC` to `--authorization-mode`",
    since: "0.1.0",
    run: Run::Many(&[Run::Container(run), Run::Object(KUBEADM, configured)]),
};

const RULES: &[Rule] = &[Rule {
    program: "kube-apiserver",
    flag: "authorization-mode",
    default: Some("AlwaysAllow"),
    elsewhere: &["authorization-config"],
    good: |value| holds(value, "RBAC"),
}];

const MESSAGE: &str = "roles and bindings have no effect";

fn run<'e>(cx: &ContainerCx<'e>) -> Verdict<'e> {
    judge(cx, MESSAGE, RULES).fixed_by_maybe(|| remedy::list(cx, RULES, &["AlwaysAllow"], &["Node", "RBAC"]))
}

fn configured<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    judge_config(cx, MESSAGE, RULES).fixed_by_maybe(|| remedy::list(cx, RULES, &["AlwaysAllow"], &["Node", "RBAC"]))
}
