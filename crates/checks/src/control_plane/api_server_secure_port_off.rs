//! # What
//! `--secure-port` is 0, which switches the port with TLS off.
//!
//! # Why
//! What is left is traffic that anybody on the way can read and change, credentials included.
//!
//! # Fix
//! Remove `--secure-port=0`.
//!
//! # References
//! - <https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/>
//! - <https://www.cisecurity.org/benchmark/kubernetes>

use plimsoll_engine::ObjectCx;

use super::flags::{Rule, judge, judge_config};
use super::kubeadm::KUBEADM;
use super::remedy;

use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "api-server-secure-port-off",
    aliases: &["CKV_K8S_89"],
    controls: &["api-tls-strong", "api-anonymous-auth-off"],
    proves: &[],
    title: "API server does not serve with TLS",
    severity: Severity::High,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "remove `--secure-port=0`",
    since: "0.1.0",
    run: Run::Many(&[Run::Container(run), Run::Object(KUBEADM, configured)]),
};

const RULES: &[Rule] = &[Rule {
    program: "kube-apiserver",
    flag: "secure-port",
    default: Some("6443"),
    elsewhere: &[],
    good: |value| value != Some("0"),
}];

const MESSAGE: &str = "nothing is served with TLS";

fn run<'e>(cx: &ContainerCx<'e>) -> Verdict<'e> {
    judge(cx, MESSAGE, RULES).fixed_by_maybe(|| remedy::set(cx, RULES, "6443"))
}

fn configured<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    judge_config(cx, MESSAGE, RULES).fixed_by_maybe(|| remedy::set(cx, RULES, "6443"))
}
