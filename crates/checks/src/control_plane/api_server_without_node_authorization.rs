//! # What
//! The authorization modes do not include `Node`.
//!
//! # Why
//! The mode limits a kubelet to the secrets, pods and volumes of its own node. Without it one broken node reads
//! those of all.
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
    slug: "api-server-without-node-authorization",
    aliases: &["CIS-1.2.7", "C-0119"],
    controls: &["api-authz-rbac-node"],
    proves: &[],
    title: "API server does not limit nodes to their own objects",
    severity: Severity::High,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "add `Node` to `--authorization-mode`",
    since: "0.1.0",
    run: Run::Many(&[Run::Container(run), Run::Object(KUBEADM, configured)]),
};

const RULES: &[Rule] = &[Rule {
    program: "kube-apiserver",
    flag: "authorization-mode",
    default: Some("AlwaysAllow"),
    elsewhere: &["authorization-config"],
    good: |value| holds(value, "Node"),
}];

const MESSAGE: &str = "one node can read what belongs to others";

fn run<'e>(cx: &ContainerCx<'e>) -> Verdict<'e> {
    judge(cx, MESSAGE, RULES).fixed_by_maybe(|| remedy::list(cx, RULES, &["AlwaysAllow"], &["Node", "RBAC"]))
}

fn configured<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    judge_config(cx, MESSAGE, RULES).fixed_by_maybe(|| remedy::list(cx, RULES, &["AlwaysAllow"], &["Node", "RBAC"]))
}
