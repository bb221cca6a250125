//! # What
//! `--terminated-pod-gc-threshold` is not set, or switched off with 0.
//!
//! # Why
//! Terminated pods stay in etcd until there are 12500, which slows small clusters down.
//!
//! # Fix
//! Set the flag to a number that suits the cluster.
//!
//! # References
//! - <https://kubernetes.io/docs/reference/command-line-tools-reference/kube-controller-manager/>
//! - <https://www.cisecurity.org/benchmark/kubernetes>

use plimsoll_engine::ObjectCx;

use super::flags::{Rule, at_least, judge, judge_config};
use super::kubeadm::KUBEADM;
use super::remedy;

use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "controller-manager-pod-collection",
    aliases: &["CIS-1.3.1", "C-0144"],
    controls: &["controller-manager-hardened"],
    proves: &[],
    title: "controller manager leaves the limit of terminated pods to its default",
    severity: Severity::Info,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "set `--terminated-pod-gc-threshold`",
    since: "0.1.0",
    run: Run::Many(&[Run::Container(run), Run::Object(KUBEADM, configured)]),
};

const RULES: &[Rule] = &[Rule {
    program: "kube-controller-manager",
    flag: "terminated-pod-gc-threshold",
    default: None,
    elsewhere: &[],
    good: |value| at_least(value, 1),
}];

const MESSAGE: &str = "12500 terminated pods are kept before the oldest are removed";

fn run<'e>(cx: &ContainerCx<'e>) -> Verdict<'e> {
    judge(cx, MESSAGE, RULES)
        .fixed_by_maybe(|| remedy::set(cx, RULES, "1000"))
        .review("how many terminated pods the cluster should keep")
}

fn configured<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    judge_config(cx, MESSAGE, RULES)
        .fixed_by_maybe(|| remedy::set(cx, RULES, "1000"))
        .review("how many terminated pods the cluster should keep")
}
