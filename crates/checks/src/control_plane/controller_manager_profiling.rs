//! # What
//! Profiling is on, which is the default.
//!
//! # Why
//! Profiles tell an attacker about the program and its load, and taking them slows it down.
//!
//! # Fix
//! Set `--profiling=false`; switch it on while you look for a fault.
//!
//! # References
//! - <https://kubernetes.io/docs/reference/command-line-tools-reference/kube-controller-manager/>
//! - <https://www.cisecurity.org/benchmark/kubernetes>

use plimsoll_engine::ObjectCx;

use super::flags::{Rule, is_off, judge, judge_config};
use super::kubeadm::KUBEADM;
use super::remedy;

use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "controller-manager-profiling",
    aliases: &["CIS-1.3.2", "C-0145"],
    controls: &["api-profiling-off"],
    proves: &[],
    title: "controller manager serves profiles of itself",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "set `--profiling=false`",
    since: "0.1.0",
    run: Run::Many(&[Run::Container(run), Run::Object(KUBEADM, configured)]),
};

const RULES: &[Rule] = &[Rule {
    program: "kube-controller-manager",
    flag: "profiling",
    default: Some("true"),
    elsewhere: &[],
    good: is_off,
}];

const MESSAGE: &str = "profiles show how the program works inside, and making them costs it time";

fn run<'e>(cx: &ContainerCx<'e>) -> Verdict<'e> {
    judge(cx, MESSAGE, RULES).fixed_by_maybe(|| remedy::set(cx, RULES, "false"))
}

fn configured<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    judge_config(cx, MESSAGE, RULES).fixed_by_maybe(|| remedy::set(cx, RULES, "false"))
}
