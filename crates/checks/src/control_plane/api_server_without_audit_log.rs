//! # What
//! The API server has no `--audit-log-path`. A webhook that receives the events counts as unknown.
//!
//! # Why
//! Without the log there is no record of who read which secret or changed which role.
//!
//! # Fix
//! Set `--audit-log-path` and `--audit-policy-file`, and ship the log off the node.
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
    slug: "api-server-without-audit-log",
    aliases: &["CIS-1.2.16", "C-0130", "C-0067"],
    controls: &["audit-logs-enabled"],
    proves: &[],
    title: "API server writes no audit log",
    severity: Severity::High,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "set `--audit-log-path` and `--audit-policy-file`",
    since: "0.1.0",
    run: Run::Many(&[Run::Container(run), Run::Object(KUBEADM, configured)]),
};

const RULES: &[Rule] = &[Rule {
    program: "kube-apiserver",
    flag: "audit-log-path",
    default: None,
    elsewhere: &["audit-webhook-config-file"],
    good: is_set,
}];

const MESSAGE: &str = "nobody can tell afterwards who did what";

fn run<'e>(cx: &ContainerCx<'e>) -> Verdict<'e> {
    judge(cx, MESSAGE, RULES)
        .fixed_by_maybe(|| remedy::set(cx, RULES, "/var/log/apiserver/audit.log"))
        .review("where the log goes; the folder has to be mounted")
}

fn configured<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    judge_config(cx, MESSAGE, RULES)
        .fixed_by_maybe(|| remedy::set(cx, RULES, "/var/log/apiserver/audit.log"))
        .review("where the log goes; the folder has to be mounted")
}
