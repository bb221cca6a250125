//! # What
//! The API server has no client certificate or no key for etcd.
//!
//! # Why
//! Whoever reaches an etcd without client certificates reads and writes every object of the cluster.
//!
//! # Fix
//! Set `--etcd-certfile` and `--etcd-keyfile`.
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
    slug: "api-server-etcd-client-certificate",
    aliases: &["CIS-1.2.23", "C-0137"],
    controls: &["etcd-tls-mutual"],
    proves: &[],
    title: "API server does not authenticate itself to etcd",
    severity: Severity::High,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "set `--etcd-certfile` and `--etcd-keyfile`",
    since: "0.1.0",
    run: Run::Many(&[Run::Container(run), Run::Object(KUBEADM, configured)]),
};

const RULES: &[Rule] = &[
    Rule { program: "kube-apiserver", flag: "etcd-certfile", default: None, elsewhere: &[], good: is_set },
    Rule { program: "kube-apiserver", flag: "etcd-keyfile", default: None, elsewhere: &[], good: is_set },
];

const MESSAGE: &str = "etcd has to accept whoever reaches it";

fn run<'e>(cx: &ContainerCx<'e>) -> Verdict<'e> {
    judge(cx, MESSAGE, RULES)
        .fixed_by_maybe(|| {
            remedy::set_each(
                cx,
                RULES,
                &[
                    ("etcd-certfile", "/etc/kubernetes/pki/apiserver-etcd-client.crt"),
                    ("etcd-keyfile", "/etc/kubernetes/pki/apiserver-etcd-client.key"),
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
                    ("etcd-certfile", "/etc/kubernetes/pki/apiserver-etcd-client.crt"),
                    ("etcd-keyfile", "/etc/kubernetes/pki/apiserver-etcd-client.key"),
                ],
            )
        })
        .review("where the files lie; kubeadm puts them here")
}
