//! # What
//! The API server has no `--tls-cert-file` or no `--tls-private-key-file`.
//!
//! # Why
//! It then makes a certificate of its own that no client can verify, and people learn to skip the verification.
//!
//! # Fix
//! Set both flags to a certificate of your authority.
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
    slug: "api-server-without-tls-certificate",
    aliases: &["CIS-1.2.24", "C-0138"],
    controls: &["api-tls-strong"],
    proves: &[],
    title: "API server serves a certificate that it made itself",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "set `--tls-cert-file` and `--tls-private-key-file`",
    since: "0.1.0",
    run: Run::Many(&[Run::Container(run), Run::Object(KUBEADM, configured)]),
};

const RULES: &[Rule] = &[
    Rule { program: "kube-apiserver", flag: "tls-cert-file", default: None, elsewhere: &[], good: is_set },
    Rule { program: "kube-apiserver", flag: "tls-private-key-file", default: None, elsewhere: &[], good: is_set },
];

const MESSAGE: &str = "clients cannot verify it";

fn run<'e>(cx: &ContainerCx<'e>) -> Verdict<'e> {
    judge(cx, MESSAGE, RULES)
        .fixed_by_maybe(|| {
            remedy::set_each(
                cx,
                RULES,
                &[
                    ("tls-cert-file", "/etc/kubernetes/pki/apiserver.crt"),
                    ("tls-private-key-file", "/etc/kubernetes/pki/apiserver.key"),
                ],
            )
        })
        .review("where the files lie; kubeadm puts them here")
}

fn configured<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    judge_config(cx, MESSAGE, RULES)
        .fixed_by_maybe(|| {
            remedy::set_each(
                cx,
                RULES,
                &[
                    ("tls-cert-file", "/etc/kubernetes/pki/apiserver.crt"),
                    ("tls-private-key-file", "/etc/kubernetes/pki/apiserver.key"),
                ],
            )
        })
        .review("where the files lie; kubeadm puts them here")
}
