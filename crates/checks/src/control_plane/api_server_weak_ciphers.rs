//! # What
//! The API server does not limit its TLS ciphers to strong ones: `--tls-cipher-suites` is missing or names a suite
//! without forward secrecy, with RC4 or with 3DES, or one that does not exist.
//!
//! # Why
//! Suites without forward secrecy let whoever records the traffic and gets the key later read it all; RC4 and 3DES
//! are broken. What is offered without the flag depends on the version of Go that built the server.
//!
//! # Fix
//! Set `--tls-cipher-suites` to suites with ECDHE and GCM or ChaCha20.
//!
//! # References
//! - <https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/>
//! - <https://www.cisecurity.org/benchmark/kubernetes>

use plimsoll_engine::ObjectCx;

use super::ciphers::all_strong;
use super::flags::{Rule, judge, judge_config};
use super::kubeadm::KUBEADM;
use super::remedy;

use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "api-server-weak-ciphers",
    aliases: &["CKV_K8S_105", "CIS-1.2.29", "C-0143", "C-0277"],
    controls: &["api-tls-strong"],
    proves: &[],
    title: "API server offers weak ciphers",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "set `--tls-cipher-suites` to suites with ECDHE and GCM or ChaCha20",
    since: "0.1.0",
    run: Run::Many(&[Run::Container(run), Run::Object(KUBEADM, configured)]),
};

const RULES: &[Rule] =
    &[Rule { program: "kube-apiserver", flag: "tls-cipher-suites", default: None, elsewhere: &[], good: all_strong }];

const MESSAGE: &str = "recorded traffic can be read by whoever gets the key later";

fn run<'e>(cx: &ContainerCx<'e>) -> Verdict<'e> {
    judge(cx, MESSAGE, RULES).fixed_by_maybe(|| remedy::strong_suites(cx, RULES))
}

fn configured<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    judge_config(cx, MESSAGE, RULES).fixed_by_maybe(|| remedy::strong_suites(cx, RULES))
}
