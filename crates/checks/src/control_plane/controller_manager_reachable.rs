//! # What
//! `--bind-address` is not a loopback address; without the flag it is every address.
//!
//! # Why
//! Metrics and profiles of the program are meant for the node alone.
//!
//! # Fix
//! Set `--bind-address=127.0.0.1`, and let the collector of metrics run on the node.
//!
//! # References
//! - <https://kubernetes.io/docs/reference/command-line-tools-reference/kube-controller-manager/>
//! - <https://www.cisecurity.org/benchmark/kubernetes>

use plimsoll_engine::ObjectCx;

use super::flags::{Rule, judge, judge_config};
use super::kubeadm::KUBEADM;
use super::remedy;

use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "controller-manager-reachable",
    aliases: &["CIS-1.3.7", "C-0150"],
    controls: &["api-profiling-off"],
    proves: &[],
    title: "controller manager listens on every address",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "set `--bind-address=127.0.0.1`",
    since: "0.1.0",
    run: Run::Many(&[Run::Container(run), Run::Object(KUBEADM, configured)]),
};

const RULES: &[Rule] = &[Rule {
    program: "kube-controller-manager",
    flag: "bind-address",
    default: Some("0.0.0.0"),
    elsewhere: &[],
    good: |value| matches!(value, Some("127.0.0.1" | "localhost" | "::1")),
}];

const MESSAGE: &str = "its metrics and profiles can be reached from other machines";

fn run<'e>(cx: &ContainerCx<'e>) -> Verdict<'e> {
    judge(cx, MESSAGE, RULES).fixed_by_maybe(|| remedy::set(cx, RULES, "127.0.0.1"))
}

fn configured<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    judge_config(cx, MESSAGE, RULES).fixed_by_maybe(|| remedy::set(cx, RULES, "127.0.0.1"))
}
