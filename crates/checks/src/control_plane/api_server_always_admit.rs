//! # What
//! The deprecated admission plugin `AlwaysAdmit` is on.
//!
//! # Why
//! It admits every request and shows that nobody has looked at the list of plugins for years.
//!
//! # Fix
//! Remove it from `--enable-admission-plugins`.
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
    slug: "api-server-always-admit",
    aliases: &["CIS-1.2.10", "C-0122"],
    controls: &["api-admission-plugins"],
    proves: &[],
    title: "API server switches the plugin AlwaysAdmit on",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "remove `AlwaysAdmit` from `--enable-admission-plugins`",
    since: "0.1.0",
    run: Run::Many(&[Run::Container(run), Run::Object(KUBEADM, configured)]),
};

const RULES: &[Rule] = &[Rule {
    program: "kube-apiserver",
    flag: "enable-admission-plugins",
    default: None,
    elsewhere: &[],
    good: |value| !holds(value, "AlwaysAdmit"),
}];

const MESSAGE: &str = "the plugin is deprecated and admits everything";

fn run<'e>(cx: &ContainerCx<'e>) -> Verdict<'e> {
    judge(cx, MESSAGE, RULES).fixed_by_maybe(|| remedy::list(cx, RULES, &["AlwaysAdmit"], &[]))
}

fn configured<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    judge_config(cx, MESSAGE, RULES).fixed_by_maybe(|| remedy::list(cx, RULES, &["AlwaysAdmit"], &[]))
}
