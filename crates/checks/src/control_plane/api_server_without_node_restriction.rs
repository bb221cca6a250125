//! # What
//! The admission plugin `NodeRestriction` is not on.
//!
//! # Why
//! A broken node can label itself so that workloads with secrets are placed on it, or change other nodes.
//!
//! # Fix
//! Add the plugin to `--enable-admission-plugins`.
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
    slug: "api-server-without-node-restriction",
    aliases: &["CIS-1.2.14", "C-0127"],
    controls: &["api-admission-plugins"],
    proves: &[],
    title: "API server does not restrict what nodes change",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "add `NodeRestriction` to `--enable-admission-plugins`",
    since: "0.1.0",
    run: Run::Many(&[Run::Container(run), Run::Object(KUBEADM, configured)]),
};

const RULES: &[Rule] = &[Rule {
    program: "kube-apiserver",
    flag: "enable-admission-plugins",
    default: None,
    elsewhere: &[],
    good: |value| holds(value, "NodeRestriction"),
}];

const MESSAGE: &str = "a node can change the labels and taints by which pods are placed";

fn run<'e>(cx: &ContainerCx<'e>) -> Verdict<'e> {
    judge(cx, MESSAGE, RULES).fixed_by_maybe(|| remedy::list(cx, RULES, &[], &["NodeRestriction"]))
}

fn configured<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    judge_config(cx, MESSAGE, RULES).fixed_by_maybe(|| remedy::list(cx, RULES, &[], &["NodeRestriction"]))
}
