//! # What
//! etcd has no `--peer-cert-file` or no `--peer-key-file`.
//!
//! # Why
//! Members copy every object to one another.
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
    slug: "etcd-peer-without-tls",
    aliases: &["CIS-2.4", "C-0156"],
    controls: &["etcd-tls-mutual"],
    proves: &[],
    title: "etcd talks to its peers without TLS",
    severity: Severity::High,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "set `--peer-cert-file` and `--peer-key-file`",
    since: "0.1.0",
    run: Run::Many(&[Run::Container(run), Run::Object(KUBEADM, configured)]),
};

const RULES: &[Rule] = &[
    Rule { program: "etcd", flag: "peer-cert-file", default: None, elsewhere: &["config-file"], good: is_set },
    Rule { program: "etcd", flag: "peer-key-file", default: None, elsewhere: &["config-file"], good: is_set },
];

const MESSAGE: &str = "the data of the cluster is copied between members in the clear";

fn run<'e>(cx: &ContainerCx<'e>) -> Verdict<'e> {
    judge(cx, MESSAGE, RULES)
        .fixed_by_maybe(|| {
            remedy::set_each(
                cx,
                RULES,
                &[
                    ("peer-cert-file", "/etc/kubernetes/pki/etcd/peer.crt"),
                    ("peer-key-file", "/etc/kubernetes/pki/etcd/peer.key"),
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
                    ("peer-cert-file", "/etc/kubernetes/pki/etcd/peer.crt"),
                    ("peer-key-file", "/etc/kubernetes/pki/etcd/peer.key"),
                ],
            )
        })
        .review("where the files lie; kubeadm puts them here")
}
