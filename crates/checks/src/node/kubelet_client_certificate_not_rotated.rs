//! # What
//! The kubelet is told not to ask for a new client certificate before its own ends.
//!
//! # Why
//! The node drops out of the cluster on that day, and people make certificates last longer to avoid it.
//!
//! # Fix
//! Set `rotateCertificates: true`.
//!
//! # References
//! - <https://kubernetes.io/docs/reference/config-api/kubelet-config.v1beta1/>
//! - <https://www.cisecurity.org/benchmark/kubernetes>

use plimsoll_engine::ObjectCx;

use super::command_line::judge_flags;
use super::kubelet::{KUBELET, Setting, is_on, judge};
use super::remedy;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "kubelet-client-certificate-not-rotated",
    aliases: &["CKV_K8S_149", "CIS-4.2.10", "C-0182"],
    controls: &["node-kubelet-cert-rotation"],
    proves: &[],
    title: "kubelet does not renew its client certificate",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "set `rotateCertificates: true`",
    since: "0.1.0",
    run: Run::Many(&[Run::Object(KUBELET, run), Run::Container(flags)]),
};

const SETTINGS: &[Setting] = &[Setting {
    path: "rotateCertificates",
    flag: "rotate-certificates",
    kops: "rotateCertificates",
    default: None,
    good: is_on,
}];

const MESSAGE: &str = "the certificate ends, or is made to last too long";

fn run<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    remedy::set(cx, judge(cx, MESSAGE, SETTINGS), "true")
}

fn flags<'e>(cx: &ContainerCx<'e>) -> Verdict<'e> {
    remedy::flag(cx, judge_flags(cx, MESSAGE, SETTINGS, &[Some("false")]), "rotate-certificates", "true")
}
