//! # What
//! The admission plugin `NamespaceLifecycle`, which is on by default, is switched off.
//!
//! # Why
//! Objects then land in namespaces that do not exist or are being deleted, and system namespaces can be deleted.
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
    slug: "api-server-without-namespace-lifecycle",
    aliases: &["CIS-1.2.13", "C-0126"],
    controls: &["api-admission-plugins"],
    proves: &[],
    title: "API server switches the plugin NamespaceLifecycle off",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "remove `NamespaceLifecycle` from `--disable-admission-plugins`",
    since: "0.1.0",
    run: Run::Many(&[Run::Container(run), Run::Object(KUBEADM, configured)]),
};

const RULES: &[Rule] = &[Rule {
    program: "kube-apiserver",
    flag: "disable-admission-plugins",
    default: None,
    elsewhere: &[],
    good: |value| !holds(value, "NamespaceLifecycle"),
}];

const MESSAGE: &str = "objects can be created in namespaces that are being deleted";

fn run<'e>(cx: &ContainerCx<'e>) -> Verdict<'e> {
    judge(cx, MESSAGE, RULES).fixed_by_maybe(|| remedy::list(cx, RULES, &["NamespaceLifecycle"], &[]))
}

fn configured<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    judge_config(cx, MESSAGE, RULES).fixed_by_maybe(|| remedy::list(cx, RULES, &["NamespaceLifecycle"], &[]))
}
