//! # What
//! The admission plugin `ServiceAccount`, which is on by default, is switched off.
//!
//! # Why
//! The plugin checks that the account of a pod exists, and which secrets a pod may take.
//!
//! # Fix
//! Remove it from `--disable-admission-plugins`.
//!
//! # References
//! - <https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/>
//! - <https://www.cisecurity.org/benchmark/kubernetes>

use plimsoll_engine::ObjectCx;

use super::flags::{Rule, holds, judge, judge_config};
use super::kubeadm::KUBEADM;
use super::remedy;

use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "api-server-without-service-account-admission",
    aliases: &["CIS-1.2.12", "C-0125"],
    controls: &["api-admission-plugins"],
    proves: &[],
    title: "API server switches the plugin ServiceAccount off",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "remove `ServiceAccount` from `--disable-admission-plugins`",
    since: "0.1.0",
    run: Run::Many(&[Run::Container(run), Run::Object(KUBEADM, configured)]),
};

const RULES: &[Rule] = &[Rule {
    program: "kube-apiserver",
    flag: "disable-admission-plugins",
    default: None,
    elsewhere: &[],
    good: |value| !holds(value, "ServiceAccount"),
}];

const MESSAGE: &str = "pods can name accounts and secrets that nothing checks";

fn run<'e>(cx: &ContainerCx<'e>) -> Verdict<'e> {
    judge(cx, MESSAGE, RULES).fixed_by_maybe(|| remedy::list(cx, RULES, &["ServiceAccount"], &[]))
}

fn configured<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    judge_config(cx, MESSAGE, RULES).fixed_by_maybe(|| remedy::list(cx, RULES, &["ServiceAccount"], &[]))
}
