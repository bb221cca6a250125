//! # What
//! The API server opens the insecure port of old versions (`--insecure-port` other than 0, or `--insecure-bind-
//! address`).
//!
//! # Why
//! Requests there pass neither authentication nor authorization.
//!
//! # Fix
//! Remove both flags; versions from 1.24 no longer know them.
//!
//! # References
//! - <https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/>

use plimsoll_engine::ObjectCx;

use super::flags::{Rule, judge, judge_config};
use super::kubeadm::KUBEADM;
use super::remedy;

use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "api-server-insecure-port",
    aliases: &["C-0005"],
    controls: &["api-anonymous-auth-off", "api-tls-strong"],
    proves: &[],
    title: "API server listens without TLS and without login",
    severity: Severity::Critical,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "remove `--insecure-port` and `--insecure-bind-address`",
    since: "0.1.0",
    run: Run::Many(&[Run::Container(run), Run::Object(KUBEADM, configured)]),
};

const RULES: &[Rule] = &[
    Rule {
        program: "kube-apiserver",
        flag: "insecure-port",
        default: Some("0"),
        elsewhere: &[],
        good: |value| value == Some("0"),
    },
    Rule {
        program: "kube-apiserver",
        flag: "insecure-bind-address",
        default: None,
        elsewhere: &[],
        good: |value| value.is_none(),
    },
];

const MESSAGE: &str = "whoever reaches the port is an administrator";

fn run<'e>(cx: &ContainerCx<'e>) -> Verdict<'e> {
    judge(cx, MESSAGE, RULES).fixed_by_maybe(|| remedy::remove(cx, RULES))
}

fn configured<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    judge_config(cx, MESSAGE, RULES).fixed_by_maybe(|| remedy::remove(cx, RULES))
}
