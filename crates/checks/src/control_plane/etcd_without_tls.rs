//! # What
//! etcd has no `--cert-file` or no `--key-file`.
//!
//! # Why
//! Whoever listens on the network reads every secret.
//!
//! # Fix
//! Set both flags.
//!
//! # References
//! - <https://etcd.io/docs/latest/op-guide/security/>
//! - <https://www.cisecurity.org/benchmark/kubernetes>

use plimsoll_engine::ObjectCx;

use super::flags::{Rule, is_set, judge, judge_config};
use super::kubeadm::KUBEADM;
use super::remedy;

use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "etcd-without-tls",
    aliases: &["CIS-2.1", "C-0153"],
    controls: &["etcd-tls-mutual"],
    proves: &[],
    title: "etcd serves clients without TLS",
    severity: Severity::High,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "set `--cert-file` and `--key-file`",
    since: "0.1.0",
    run: Run::Many(&[Run::Container(run), Run::Object(KUBEADM, configured)]),
};

const RULES: &[Rule] = &[
    Rule { program: "etcd", flag: "cert-file", default: None, elsewhere: &["config-file"], good: is_set },
    Rule { program: "etcd", flag: "key-file", default: None, elsewhere: &["config-file"], good: is_set },
];

const MESSAGE: &str = "every object of the cluster travels in the clear";

fn run<'e>(cx: &ContainerCx<'e>) -> Verdict<'e> {
    judge(cx, MESSAGE, RULES)
        .fixed_by_maybe(|| {
            remedy::set_each(
                cx,
                RULES,
                &[
                    ("cert-file", "/etc/kubernetes/pki/etcd/server.crt"),
                    ("key-file", "/etc/kubernetes/pki/etcd/server.key"),
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
                    ("cert-file", "/etc/kubernetes/pki/etcd/server.crt"),
                    ("key-file", "/etc/kubernetes/pki/etcd/server.key"),
                ],
            )
        })
        .review("where the files lie; kubeadm puts them here")
}
