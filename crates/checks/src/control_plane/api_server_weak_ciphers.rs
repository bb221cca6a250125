//! # What
//! The API server does not limit its TLS ciphers to strong ones: `--tls-cipher-suites` is missing or names a suite
//! without forward secrecy, with RC4 or with 3DES.
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

use super::flags::{Rule, is_set, judge};

use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "api-server-weak-ciphers",
    aliases: &["CIS-1.2.29", "C-0143", "C-0277"],
    controls: &["api-tls-strong"],
    proves: &[],
    title: "API server offers weak ciphers",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "set `--tls-cipher-suites` to suites with ECDHE and GCM or ChaCha20",
    since: "0.1.0",
    run: Run::Container(run),
};

const RULES: &[Rule] = &[Rule {
    program: "kube-apiserver",
    flag: "tls-cipher-suites",
    default: None,
    elsewhere: &[],
    good: |value| is_set(value) && value.is_some_and(|list| list.split(',').all(|suite| is_strong(suite.trim()))),
}];

/// A suite of TLS 1.3, or one with an exchange of keys that are thrown away afterwards.
fn is_strong(suite: &str) -> bool {
    let forward = ["TLS_AES_", "TLS_CHACHA20_", "TLS_ECDHE_"].iter().any(|start| suite.starts_with(start));
    forward && !["3DES", "RC4"].iter().any(|weak| suite.contains(weak))
}

fn run<'e>(cx: &ContainerCx<'e>) -> Verdict<'e> {
    judge(cx, "recorded traffic can be read by whoever gets the key later", RULES)
}
