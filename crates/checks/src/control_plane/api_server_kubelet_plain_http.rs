//! # What
//! `--kubelet-https`, a flag of older versions that is on by default, is switched off.
//!
//! # Why
//! Logs, commands and what is typed into sessions go over the network in the clear.
//!
//! # Fix
//! Remove `--kubelet-https=false`.
//!
//! # References
//! - <https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/>
//! - <https://www.cisecurity.org/benchmark/kubernetes>

use plimsoll_engine::ObjectCx;

use super::flags::{Rule, is_off, judge, judge_config};
use super::kubeadm::KUBEADM;
use super::remedy;

use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "api-server-kubelet-plain-http",
    aliases: &["CKV_K8S_71"],
    controls: &["api-kubelet-client-auth"],
    proves: &[],
    title: "API server talks to kubelets without TLS",
    severity: Severity::High,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "remove `--kubelet-https=false`",
    since: "0.1.0",
    run: Run::Many(&[Run::Container(run), Run::Object(KUBEADM, configured)]),
};

const RULES: &[Rule] = &[Rule {
    program: "kube-apiserver",
    flag: "kubelet-https",
    default: Some("true"),
    elsewhere: &[],
    good: |value| !is_off(value),
}];

const MESSAGE: &str = "sessions with containers cross the network in the clear";

fn run<'e>(cx: &ContainerCx<'e>) -> Verdict<'e> {
    judge(cx, MESSAGE, RULES).fixed_by_maybe(|| remedy::set(cx, RULES, "true"))
}

fn configured<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    judge_config(cx, MESSAGE, RULES).fixed_by_maybe(|| remedy::set(cx, RULES, "true"))
}
