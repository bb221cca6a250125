//! # What
//! The API server has no `--audit-policy-file`.
//!
//! # Why
//! The policy says which events are recorded and how much of them. Without one, none is.
//!
//! # Fix
//! Write a policy that records changes and the reading of secrets, and name it in `--audit-policy-file`.
//!
//! # References
//! - <https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/>
//! - <https://www.cisecurity.org/benchmark/kubernetes>

use plimsoll_engine::ObjectCx;

use super::flags::{Rule, is_set, judge, judge_config};
use super::kubeadm::KUBEADM;
use super::remedy;

use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "api-server-without-audit-policy",
    aliases: &["CIS-3.2.1", "C-0160"],
    controls: &["audit-policy-adequate", "audit-logs-enabled"],
    proves: &[],
    title: "API server has no audit policy",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "set `--audit-policy-file`",
    since: "0.1.0",
    run: Run::Many(&[Run::Container(run), Run::Object(KUBEADM, configured)]),
};

const RULES: &[Rule] =
    &[Rule { program: "kube-apiserver", flag: "audit-policy-file", default: None, elsewhere: &[], good: is_set }];

const MESSAGE: &str = "without a policy no event is recorded, wherever the log is sent";

fn run<'e>(cx: &ContainerCx<'e>) -> Verdict<'e> {
    judge(cx, MESSAGE, RULES)
        .fixed_by_maybe(|| remedy::set(cx, RULES, "/etc/kubernetes/audit-policy.yaml"))
        .review("where the policy lies; it has to be written and mounted first")
}

fn configured<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    judge_config(cx, MESSAGE, RULES)
        .fixed_by_maybe(|| remedy::set(cx, RULES, "/etc/kubernetes/audit-policy.yaml"))
        .review("where the policy lies; it has to be written and mounted first")
}
