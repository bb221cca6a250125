//! # What
//! The admission plugin `DenyServiceExternalIPs` is not on.
//!
//! # Why
//! A service with `externalIPs` catches the traffic of the cluster to any address (CVE-2020-8554).
//!
//! # Fix
//! Add the plugin to `--enable-admission-plugins`, or let an admission policy refuse the field.
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
    slug: "api-server-external-ips-admitted",
    aliases: &["CIS-1.2.3"],
    controls: &["api-deny-external-ips"],
    proves: &[],
    title: "API server admits services with external addresses",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "add `DenyServiceExternalIPs` to `--enable-admission-plugins`",
    since: "0.1.0",
    run: Run::Many(&[Run::Container(run), Run::Object(KUBEADM, configured)]),
};

const RULES: &[Rule] = &[Rule {
    program: "kube-apiserver",
    flag: "enable-admission-plugins",
    default: None,
    elsewhere: &[],
    good: |value| holds(value, "DenyServiceExternalIPs"),
}];

const MESSAGE: &str = "anybody who may create a service can claim an outside address";

fn run<'e>(cx: &ContainerCx<'e>) -> Verdict<'e> {
    judge(cx, MESSAGE, RULES).fixed_by_maybe(|| remedy::list(cx, RULES, &[], &["DenyServiceExternalIPs"]))
}

fn configured<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    judge_config(cx, MESSAGE, RULES).fixed_by_maybe(|| remedy::list(cx, RULES, &[], &["DenyServiceExternalIPs"]))
}
