//! # What
//! The feature gate `RotateKubeletServerCertificate` is switched off.
//!
//! # Why
//! The certificate that the kubelet serves is then not renewed by the authority of the cluster, and the API server
//! cannot verify it.
//!
//! # Fix
//! Remove the gate, which is on by default, and set `serverTLSBootstrap: true`.
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
    slug: "kubelet-server-certificate-not-rotated",
    aliases: &["CIS-4.2.11", "C-0183"],
    controls: &["node-kubelet-cert-rotation"],
    proves: &[],
    title: "kubelet does not renew its server certificate",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "remove `RotateKubeletServerCertificate: false`",
    since: "0.1.0",
    run: Run::Many(&[Run::Object(KUBELET, run), Run::Container(flags)]),
};

const SETTINGS: &[Setting] = &[Setting {
    path: "featureGates.RotateKubeletServerCertificate",
    flag: "rotate-server-certificates",
    kops: "",
    default: None,
    good: is_on,
}];

/// The gate, as the command line writes it.
const GATES: &[Setting] = &[Setting {
    path: "featureGates",
    flag: "feature-gates",
    kops: "",
    default: None,
    good: |gates| !gates.split(',').any(|gate| gate.trim() == "RotateKubeletServerCertificate=false"),
}];

const MESSAGE: &str = "who stands in for the kubelet is not noticed";

fn run<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    remedy::set(cx, judge(cx, MESSAGE, SETTINGS), "true")
}

fn flags<'e>(cx: &ContainerCx<'e>) -> Verdict<'e> {
    match judge_flags(cx, MESSAGE, GATES, &[None]) {
        Verdict::Pass => {
            remedy::flag(cx, judge_flags(cx, MESSAGE, SETTINGS, &[None]), "rotate-server-certificates", "true")
        }
        verdict => verdict,
    }
}
