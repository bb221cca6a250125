//! # What
//! The kubelet has no `clientCAFile`.
//!
//! # Why
//! It then cannot tell the API server from anybody else by its certificate.
//!
//! # Fix
//! Set `authentication.x509.clientCAFile` to the authority of the cluster. A KubeletConfiguration beside objects of
//! kubeadm is left out, since kubeadm sets it.
//!
//! # References
//! - <https://kubernetes.io/docs/reference/config-api/kubelet-config.v1beta1/>
//! - <https://www.cisecurity.org/benchmark/kubernetes>

use plimsoll_engine::ObjectCx;

use super::command_line::judge_flags;
use super::kubelet::{KUBELET, Setting, judge};
use super::remedy;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "kubelet-without-client-authority",
    aliases: &["CKV_K8S_140", "CIS-4.2.3", "C-0174", "C-0070"],
    controls: &["node-kubelet-client-ca"],
    proves: &["node-kubelet-client-ca"],
    title: "kubelet knows no authority for client certificates",
    severity: Severity::High,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "set `authentication.x509.clientCAFile`",
    since: "0.1.0",
    run: Run::Many(&[Run::Object(KUBELET, run), Run::Container(flags)]),
};

const SETTINGS: &[Setting] = &[Setting {
    path: "authentication.x509.clientCAFile",
    flag: "client-ca-file",
    kops: "clientCaFile",
    default: Some(""),
    good: |file| !file.is_empty(),
}];

const MESSAGE: &str = "it cannot tell the API server by its certificate";

fn run<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    remedy::set(cx, judge(cx, MESSAGE, SETTINGS), "/etc/kubernetes/pki/ca.crt")
        .review("where the file lies; kubeadm puts it here")
}

fn flags<'e>(cx: &ContainerCx<'e>) -> Verdict<'e> {
    remedy::flag(cx, judge_flags(cx, MESSAGE, SETTINGS, &[Some("")]), "client-ca-file", "/etc/kubernetes/pki/ca.crt")
        .review("where the file lies; kubeadm puts it here")
}
