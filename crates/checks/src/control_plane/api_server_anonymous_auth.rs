//! # What
//! The API server runs without `--anonymous-auth=false`. An authentication configuration may limit it instead, and
//! counts as unknown.
//!
//! # Why
//! Whatever a role grants to `system:anonymous` or `system:unauthenticated` is open to everybody who reaches the
//! port.
//!
//! # Fix
//! Set `--anonymous-auth=false`, or limit anonymous requests to the health endpoints in an authentication
//! configuration.
//!
//! # References
//! - <https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/>
//! - <https://www.cisecurity.org/benchmark/kubernetes>

use plimsoll_engine::ObjectCx;

use super::flags::{Rule, is_off, judge, judge_config};
use super::kubeadm::KUBEADM;
use super::remedy;

use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "api-server-anonymous-auth",
    aliases: &["CIS-1.2.1", "C-0113"],
    controls: &["api-anonymous-auth-off"],
    proves: &[],
    title: "API server answers requests without credentials",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "set `--anonymous-auth=false`",
    since: "0.1.0",
    run: Run::Many(&[Run::Container(run), Run::Object(KUBEADM, configured)]),
};

const RULES: &[Rule] = &[Rule {
    program: "kube-apiserver",
    flag: "anonymous-auth",
    default: Some("true"),
    elsewhere: &["authentication-config"],
    good: is_off,
}];

const MESSAGE: &str = "requests without credentials are let in as `system:anonymous`";

fn run<'e>(cx: &ContainerCx<'e>) -> Verdict<'e> {
    judge(cx, MESSAGE, RULES).fixed_by_maybe(|| remedy::set(cx, RULES, "false"))
}

fn configured<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    judge_config(cx, MESSAGE, RULES).fixed_by_maybe(|| remedy::set(cx, RULES, "false"))
}
