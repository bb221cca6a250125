//! # What
//! The API server has no `--service-account-key-file`, so that the TLS key signs tokens too.
//!
//! # Why
//! A key with two purposes cannot be changed for one of them.
//!
//! # Fix
//! Set `--service-account-key-file` to a key pair of its own.
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
    slug: "api-server-service-account-key-file",
    aliases: &["CIS-1.2.22", "C-0136"],
    controls: &["api-sa-keys"],
    proves: &[],
    title: "API server verifies service accounts with its own TLS key",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "set `--service-account-key-file`",
    since: "0.1.0",
    run: Run::Many(&[Run::Container(run), Run::Object(KUBEADM, configured)]),
};

const RULES: &[Rule] = &[Rule {
    program: "kube-apiserver",
    flag: "service-account-key-file",
    default: None,
    elsewhere: &[],
    good: is_set,
}];

const MESSAGE: &str = "the key cannot be changed without changing every token";

fn run<'e>(cx: &ContainerCx<'e>) -> Verdict<'e> {
    judge(cx, MESSAGE, RULES)
        .fixed_by_maybe(|| remedy::set(cx, RULES, "/etc/kubernetes/pki/sa.pub"))
        .review("where the file lies; kubeadm puts it here")
}

fn configured<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    judge_config(cx, MESSAGE, RULES)
        .fixed_by_maybe(|| remedy::set(cx, RULES, "/etc/kubernetes/pki/sa.pub"))
        .review("where the file lies; kubeadm puts it here")
}
