//! # What
//! The API server has no `--etcd-cafile`.
//!
//! # Why
//! All of the cluster, secrets included, passes over this connection.
//!
//! # Fix
//! Set `--etcd-cafile`.
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
    slug: "api-server-etcd-unverified",
    aliases: &["CIS-1.2.26", "C-0140"],
    controls: &["etcd-tls-mutual"],
    proves: &[],
    title: "API server does not verify etcd",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "set `--etcd-cafile`",
    since: "0.1.0",
    run: Run::Many(&[Run::Container(run), Run::Object(KUBEADM, configured)]),
};

const RULES: &[Rule] =
    &[Rule { program: "kube-apiserver", flag: "etcd-cafile", default: None, elsewhere: &[], good: is_set }];

const MESSAGE: &str = "whoever stands in between can read and alter every object";

fn run<'e>(cx: &ContainerCx<'e>) -> Verdict<'e> {
    judge(cx, MESSAGE, RULES)
        .fixed_by_maybe(|| remedy::set(cx, RULES, "/etc/kubernetes/pki/etcd/ca.crt"))
        .review("where the file lies; kubeadm puts it here")
}

fn configured<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    judge_config(cx, MESSAGE, RULES)
        .fixed_by_maybe(|| remedy::set(cx, RULES, "/etc/kubernetes/pki/etcd/ca.crt"))
        .review("where the file lies; kubeadm puts it here")
}
