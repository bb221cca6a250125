//! # What
//! The API server has no client certificate or no key for its connections to kubelets.
//!
//! # Why
//! Kubelets then have to accept requests without credentials, from whoever reaches their port.
//!
//! # Fix
//! Set `--kubelet-client-certificate` and `--kubelet-client-key`.
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
    slug: "api-server-kubelet-without-client-certificate",
    aliases: &["CIS-1.2.4", "C-0116"],
    controls: &["api-kubelet-client-auth"],
    proves: &[],
    title: "API server does not authenticate itself to kubelets",
    severity: Severity::High,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "set `--kubelet-client-certificate` and `--kubelet-client-key`",
    since: "0.1.0",
    run: Run::Many(&[Run::Container(run), Run::Object(KUBEADM, configured)]),
};

const RULES: &[Rule] = &[
    Rule { program: "kube-apiserver", flag: "kubelet-client-certificate", default: None, elsewhere: &[], good: is_set },
    Rule { program: "kube-apiserver", flag: "kubelet-client-key", default: None, elsewhere: &[], good: is_set },
];

const MESSAGE: &str = "kubelets cannot tell the API server from anybody else";

fn run<'e>(cx: &ContainerCx<'e>) -> Verdict<'e> {
    judge(cx, MESSAGE, RULES)
        .fixed_by_maybe(|| {
            remedy::set_each(
                cx,
                RULES,
                &[
                    ("kubelet-client-certificate", "/etc/kubernetes/pki/apiserver-kubelet-client.crt"),
                    ("kubelet-client-key", "/etc/kubernetes/pki/apiserver-kubelet-client.key"),
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
                    ("kubelet-client-certificate", "/etc/kubernetes/pki/apiserver-kubelet-client.crt"),
                    ("kubelet-client-key", "/etc/kubernetes/pki/apiserver-kubelet-client.key"),
                ],
            )
        })
        .review("where the files lie; kubeadm puts them here")
}
