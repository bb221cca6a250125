//! # What
//! `--use-service-account-credentials` is not on.
//!
//! # Why
//! A fault in one controller can then use the rights of each other one.
//!
//! # Fix
//! Set `--use-service-account-credentials=true`.
//!
//! # References
//! - <https://kubernetes.io/docs/reference/command-line-tools-reference/kube-controller-manager/>
//! - <https://www.cisecurity.org/benchmark/kubernetes>

use plimsoll_engine::ObjectCx;

use super::flags::{Rule, is_on, judge, judge_config};
use super::kubeadm::KUBEADM;
use super::remedy;

use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "controller-manager-shared-credentials",
    aliases: &["CIS-1.3.3", "C-0146"],
    controls: &["controller-manager-hardened"],
    proves: &[],
    title: "controllers share one set of credentials",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "set `--use-service-account-credentials=true`",
    since: "0.1.0",
    run: Run::Many(&[Run::Container(run), Run::Object(KUBEADM, configured)]),
};

const RULES: &[Rule] = &[Rule {
    program: "kube-controller-manager",
    flag: "use-service-account-credentials",
    default: Some("false"),
    elsewhere: &[],
    good: is_on,
}];

const MESSAGE: &str = "every controller holds the rights of all";

fn run<'e>(cx: &ContainerCx<'e>) -> Verdict<'e> {
    judge(cx, MESSAGE, RULES).fixed_by_maybe(|| remedy::set(cx, RULES, "true"))
}

fn configured<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    judge_config(cx, MESSAGE, RULES).fixed_by_maybe(|| remedy::set(cx, RULES, "true"))
}
