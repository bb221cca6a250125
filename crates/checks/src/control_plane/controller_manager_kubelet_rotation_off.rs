//! # What
//! The feature gate `RotateKubeletServerCertificate`, on by default, is switched off.
//!
//! # Why
//! Certificates that do not rotate are replaced by hand, late or never.
//!
//! # Fix
//! Remove `RotateKubeletServerCertificate=false` from `--feature-gates`.
//!
//! # References
//! - <https://kubernetes.io/docs/reference/command-line-tools-reference/kube-controller-manager/>
//! - <https://www.cisecurity.org/benchmark/kubernetes>

use plimsoll_engine::ObjectCx;

use super::flags::{Rule, holds, judge, judge_config};
use super::kubeadm::KUBEADM;
use super::remedy;

use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "controller-manager-kubelet-rotation-off",
    aliases: &["CIS-1.3.6", "C-0149"],
    controls: &["controller-manager-hardened"],
    proves: &[],
    title: "controller manager switches the rotation of kubelet certificates off",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "remove `RotateKubeletServerCertificate=false` from `--feature-gates`",
    since: "0.1.0",
    run: Run::Many(&[Run::Container(run), Run::Object(KUBEADM, configured)]),
};

const RULES: &[Rule] = &[Rule {
    program: "kube-controller-manager",
    flag: "feature-gates",
    default: None,
    elsewhere: &[],
    good: |value| !holds(value, "RotateKubeletServerCertificate=false"),
}];

const MESSAGE: &str = "serving certificates of nodes run out, or are never changed";

fn run<'e>(cx: &ContainerCx<'e>) -> Verdict<'e> {
    judge(cx, MESSAGE, RULES).fixed_by_maybe(|| {
        remedy::list(cx, RULES, &["RotateKubeletServerCertificate=false"], &["RotateKubeletServerCertificate=true"])
    })
}

fn configured<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    judge_config(cx, MESSAGE, RULES).fixed_by_maybe(|| {
        remedy::list(cx, RULES, &["RotateKubeletServerCertificate=false"], &["RotateKubeletServerCertificate=true"])
    })
}
