//! # What
//! The API server has no certificate authority to verify kubelets against.
//!
//! # Why
//! Logs, `exec` sessions and forwarded ports pass over this connection. Unverified, they can be read and altered on
//! the way.
//!
//! # Fix
//! Issue serving certificates to kubelets and set `--kubelet-certificate-authority`.
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
    slug: "api-server-kubelet-unverified",
    aliases: &["CIS-1.2.5", "C-0117"],
    controls: &["api-kubelet-client-auth"],
    proves: &[],
    title: "API server does not verify the kubelets that it calls",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "set `--kubelet-certificate-authority`",
    since: "0.1.0",
    run: Run::Many(&[Run::Container(run), Run::Object(KUBEADM, configured)]),
};

const RULES: &[Rule] = &[Rule {
    program: "kube-apiserver",
    flag: "kubelet-certificate-authority",
    default: None,
    elsewhere: &[],
    good: is_set,
}];

const MESSAGE: &str = "whoever stands between it and a node can read logs, commands and port forwards";

fn run<'e>(cx: &ContainerCx<'e>) -> Verdict<'e> {
    judge(cx, MESSAGE, RULES)
        .fixed_by_maybe(|| remedy::set(cx, RULES, "/etc/kubernetes/pki/ca.crt"))
        .review("which authority signs the kubelets' serving certificates")
}

fn configured<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    judge_config(cx, MESSAGE, RULES)
        .fixed_by_maybe(|| remedy::set(cx, RULES, "/etc/kubernetes/pki/ca.crt"))
        .review("which authority signs the kubelets' serving certificates")
}
