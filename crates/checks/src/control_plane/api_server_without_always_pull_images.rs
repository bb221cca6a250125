//! # What
//! The API server does not run the plugin `AlwaysPullImages`.
//!
//! # Why
//! A pod can then use a private image that another tenant pulled to the node, without having the right to pull it.
//!
//! # Fix
//! Add `AlwaysPullImages` where tenants share nodes, or let the kubelet verify credentials of images that it holds.
//!
//! # References
//! - <https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/>
//! - <https://www.cisecurity.org/benchmark/kubernetes>

use plimsoll_engine::ObjectCx;

use super::flags::{Rule, holds, judge, judge_config};
use super::kubeadm::KUBEADM;
use super::remedy;

use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "api-server-without-always-pull-images",
    aliases: &["CIS-1.2.11", "C-0123"],
    controls: &["img-always-pull-private", "api-admission-plugins"],
    proves: &[],
    title: "API server does not force images to be pulled",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "add `AlwaysPullImages` to `--enable-admission-plugins`",
    since: "0.1.0",
    run: Run::Many(&[Run::Container(run), Run::Object(KUBEADM, configured)]),
};

const RULES: &[Rule] = &[Rule {
    program: "kube-apiserver",
    flag: "enable-admission-plugins",
    default: None,
    elsewhere: &[],
    good: |value| holds(value, "AlwaysPullImages"),
}];

const MESSAGE: &str = "a pod may use private images that others pulled";

fn run<'e>(cx: &ContainerCx<'e>) -> Verdict<'e> {
    judge(cx, MESSAGE, RULES).fixed_by_maybe(|| remedy::list(cx, RULES, &[], &["AlwaysPullImages"]))
}

fn configured<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    judge_config(cx, MESSAGE, RULES).fixed_by_maybe(|| remedy::list(cx, RULES, &[], &["AlwaysPullImages"]))
}
