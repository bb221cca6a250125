//! # What
//! `--service-account-extend-token-expiration` is on, which is the default.
//!
//! # Why
//! For the sake of old clients, tokens that are injected into pods then last a year.
//!
//! # Fix
//! Check the metric `serviceaccount_stale_tokens_total`, then set the flag to `false`.
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
    slug: "api-server-token-expiration-extended",
    aliases: &["CIS-1.2.30", "C-0290"],
    controls: &["api-sa-keys"],
    proves: &[],
    title: "API server makes service account tokens last for a year",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "set `--service-account-extend-token-expiration=false`",
    since: "0.1.0",
    run: Run::Many(&[Run::Container(run), Run::Object(KUBEADM, configured)]),
};

const RULES: &[Rule] = &[Rule {
    program: "kube-apiserver",
    flag: "service-account-extend-token-expiration",
    default: Some("true"),
    elsewhere: &[],
    good: is_off,
}];

const MESSAGE: &str = "a stolen token works for a year instead of an hour";

fn run<'e>(cx: &ContainerCx<'e>) -> Verdict<'e> {
    judge(cx, MESSAGE, RULES).fixed_by_maybe(|| remedy::set(cx, RULES, "false"))
}

fn configured<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    judge_config(cx, MESSAGE, RULES).fixed_by_maybe(|| remedy::set(cx, RULES, "false"))
}
