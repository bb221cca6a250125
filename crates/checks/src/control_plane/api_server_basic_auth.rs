//! # What
//! `--basic-auth-file`, a flag of versions before 1.19, is set.
//!
//! # Why
//! The file holds passwords in the clear. They travel with each request, never run out, and change only with a
//! restart.
//!
//! # Fix
//! Remove `--basic-auth-file`; use certificates, OIDC or webhook tokens.
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
    slug: "api-server-basic-auth",
    aliases: &["CKV_K8S_69"],
    controls: &["api-static-token-file-off"],
    proves: &[],
    title: "API server takes passwords from a file",
    severity: Severity::High,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "remove `--basic-auth-file`",
    since: "0.1.0",
    run: Run::Many(&[Run::Container(run), Run::Object(KUBEADM, configured)]),
};

const RULES: &[Rule] = &[Rule {
    program: "kube-apiserver",
    flag: "basic-auth-file",
    default: None,
    elsewhere: &[],
    good: |value| !is_set(value),
}];

const MESSAGE: &str = "passwords in a file open the cluster until somebody restarts it";

fn run<'e>(cx: &ContainerCx<'e>) -> Verdict<'e> {
    judge(cx, MESSAGE, RULES)
        .fixed_by_maybe(|| remedy::remove(cx, RULES))
        .review("who logs in with these passwords, and with what instead")
}

fn configured<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    judge_config(cx, MESSAGE, RULES)
        .fixed_by_maybe(|| remedy::remove(cx, RULES))
        .review("who logs in with these passwords, and with what instead")
}
