//! # What
//! `--root-ca-file` is not set.
//!
//! # Why
//! Pods get no certificate to verify the API server with, and skip the verification.
//!
//! # Fix
//! Set `--root-ca-file`.
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
    slug: "controller-manager-without-root-authority",
    aliases: &["CIS-1.3.5", "C-0148"],
    controls: &["controller-manager-hardened"],
    proves: &[],
    title: "controller manager publishes no root certificate to pods",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "set `--root-ca-file`",
    since: "0.1.0",
    run: Run::Many(&[Run::Container(run), Run::Object(KUBEADM, configured)]),
};

const RULES: &[Rule] =
    &[Rule { program: "kube-controller-manager", flag: "root-ca-file", default: None, elsewhere: &[], good: is_set }];

const MESSAGE: &str = "pods cannot verify the API server";

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
