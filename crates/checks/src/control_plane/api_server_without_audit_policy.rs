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

use super::flags::{Rule, is_set, judge};

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
    run: Run::Container(run),
};

const RULES: &[Rule] =
    &[Rule { program: "kube-apiserver", flag: "audit-policy-file", default: None, elsewhere: &[], good: is_set }];

fn run<'e>(cx: &ContainerCx<'e>) -> Verdict<'e> {
    judge(cx, "without a policy no event is recorded, wherever the log is sent", RULES)
}
