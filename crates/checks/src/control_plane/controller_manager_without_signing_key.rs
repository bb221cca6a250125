//! # What
//! `--service-account-private-key-file` is not set.
//!
//! # Why
//! Tokens are then not signed with a key that can be changed by itself.
//!
//! # Fix
//! Set `--service-account-private-key-file`.
//!
//! # References
//! - <https://kubernetes.io/docs/reference/command-line-tools-reference/kube-controller-manager/>
//! - <https://www.cisecurity.org/benchmark/kubernetes>

use plimsoll_engine::ObjectCx;

use super::flags::{Rule, is_set, judge, judge_config};
use super::kubeadm::KUBEADM;
use super::remedy;

use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "controller-manager-without-signing-key",
    aliases: &["CIS-1.3.4", "C-0147"],
    controls: &["controller-manager-hardened"],
    proves: &[],
    title: "controller manager has no key of its own for service accounts",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "set `--service-account-private-key-file`",
    since: "0.1.0",
    run: Run::Many(&[Run::Container(run), Run::Object(KUBEADM, configured)]),
};

const RULES: &[Rule] = &[Rule {
    program: "kube-controller-manager",
    flag: "service-account-private-key-file",
    default: None,
    elsewhere: &[],
    good: is_set,
}];

const MESSAGE: &str = "the key cannot be changed on its own";

fn run<'e>(cx: &ContainerCx<'e>) -> Verdict<'e> {
    judge(cx, MESSAGE, RULES)
        .fixed_by_maybe(|| remedy::set(cx, RULES, "/etc/kubernetes/pki/sa.key"))
        .review("where the file lies; kubeadm puts it here")
}

fn configured<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    judge_config(cx, MESSAGE, RULES)
        .fixed_by_maybe(|| remedy::set(cx, RULES, "/etc/kubernetes/pki/sa.key"))
        .review("where the file lies; kubeadm puts it here")
}
