//! # What
//! The API server has no `--client-ca-file`.
//!
//! # Why
//! Kubelets and controllers cannot authenticate with certificates then, and fall back to weaker ways.
//!
//! # Fix
//! Set `--client-ca-file`.
//!
//! # References
//! - <https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/>
//! - <https://www.cisecurity.org/benchmark/kubernetes>

use plimsoll_engine::ObjectCx;

use super::flags::{Rule, is_set, judge, judge_config};
use super::kubeadm::KUBEADM;
use super::remedy;

use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "api-server-without-client-authority",
    aliases: &["CIS-1.2.25", "C-0139"],
    controls: &["api-tls-strong"],
    proves: &[],
    title: "API server knows no authority for client certificates",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "set `--client-ca-file`",
    since: "0.1.0",
    run: Run::Many(&[Run::Container(run), Run::Object(KUBEADM, configured)]),
};

const RULES: &[Rule] = &[Rule {
    program: "kube-apiserver",
    flag: "client-ca-file",
    default: None,
    elsewhere: &["authentication-config"],
    good: is_set,
}];

const MESSAGE: &str = "no client can use a certificate";

fn run<'e>(cx: &ContainerCx<'e>) -> Verdict<'e> {
    judge(cx, MESSAGE, RULES)
        .fixed_by_maybe(|| remedy::set(cx, RULES, "/etc/kubernetes/pki/ca.crt"))
        .review("where the file lies; kubeadm puts it here")
}

fn configured<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    judge_config(cx, MESSAGE, RULES)
        .fixed_by_maybe(|| remedy::set(cx, RULES, "/etc/kubernetes/pki/ca.crt"))
        .review("where the file lies; kubeadm puts it here")
}
