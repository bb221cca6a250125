//! # What
//! `--service-account-lookup` is off.
//!
//! # Why
//! A token of a deleted account keeps working until it expires, and old ones never expire.
//!
//! # Fix
//! Remove `--service-account-lookup=false`; the default is on.
//!
//! # References
//! - <https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/>
//! - <https://www.cisecurity.org/benchmark/kubernetes>

use plimsoll_engine::ObjectCx;

use super::flags::{Rule, is_on, judge, judge_config};
use super::kubeadm::KUBEADM;
use super::remedy;

use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "api-server-service-account-lookup",
    aliases: &["CIS-1.2.21", "C-0135"],
    controls: &["api-sa-keys"],
    proves: &[],
    title: "API server accepts tokens of deleted service accounts",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "remove `--service-account-lookup=false`",
    since: "0.1.0",
    run: Run::Many(&[Run::Container(run), Run::Object(KUBEADM, configured)]),
};

const RULES: &[Rule] = &[Rule {
    program: "kube-apiserver",
    flag: "service-account-lookup",
    default: Some("true"),
    elsewhere: &[],
    good: is_on,
}];

const MESSAGE: &str = "a token holds although its account is gone";

fn run<'e>(cx: &ContainerCx<'e>) -> Verdict<'e> {
    judge(cx, MESSAGE, RULES).fixed_by_maybe(|| remedy::set(cx, RULES, "true"))
}

fn configured<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    judge_config(cx, MESSAGE, RULES).fixed_by_maybe(|| remedy::set(cx, RULES, "true"))
}
