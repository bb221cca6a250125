//! # What
//! The API server reads users and their tokens from a file with `--token-auth-file`.
//!
//! # Why
//! The tokens stand in clear text on the node, hold until the server restarts with another file, and cannot be
//! taken back one by one.
//!
//! # Fix
//! Use an identity provider (OIDC), or service account tokens with an end date.
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
    slug: "api-server-static-token-file",
    aliases: &["CIS-1.2.2", "C-0114"],
    controls: &["api-static-token-file-off"],
    proves: &["api-static-token-file-off"],
    title: "API server accepts tokens from a file",
    severity: Severity::High,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "remove `--token-auth-file`",
    since: "0.1.0",
    run: Run::Many(&[Run::Container(run), Run::Object(KUBEADM, configured)]),
};

const RULES: &[Rule] = &[Rule {
    program: "kube-apiserver",
    flag: "token-auth-file",
    default: None,
    elsewhere: &[],
    good: |value| value.is_none(),
}];

const MESSAGE: &str = "the tokens in the file never expire";

fn run<'e>(cx: &ContainerCx<'e>) -> Verdict<'e> {
    judge(cx, MESSAGE, RULES)
        .fixed_by_maybe(|| remedy::remove(cx, RULES))
        .review("who logs in with these tokens, and with what instead")
}

fn configured<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    judge_config(cx, MESSAGE, RULES)
        .fixed_by_maybe(|| remedy::remove(cx, RULES))
        .review("who logs in with these tokens, and with what instead")
}
