//! # What
//! The API server does not run the plugin `EventRateLimit`.
//!
//! # Why
//! Whoever may create events can fill the API server and etcd with them.
//!
//! # Fix
//! Add `EventRateLimit` with a configuration of limits per namespace and user.
//!
//! # References
//! - <https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/>
//! - <https://www.cisecurity.org/benchmark/kubernetes>

use plimsoll_engine::ObjectCx;

use super::flags::{Rule, holds, judge, judge_config};
use super::kubeadm::KUBEADM;

use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "api-server-without-event-rate-limit",
    aliases: &["CIS-1.2.9", "C-0121"],
    controls: &["api-admission-plugins"],
    proves: &[],
    title: "API server does not limit events",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "add `EventRateLimit` to `--enable-admission-plugins`",
    since: "0.1.0",
    run: Run::Many(&[Run::Container(run), Run::Object(KUBEADM, configured)]),
};

const RULES: &[Rule] = &[Rule {
    program: "kube-apiserver",
    flag: "enable-admission-plugins",
    default: None,
    elsewhere: &[],
    good: |value| holds(value, "EventRateLimit"),
}];

const MESSAGE: &str = "a flood of events reaches etcd";

fn run<'e>(cx: &ContainerCx<'e>) -> Verdict<'e> {
    judge(cx, MESSAGE, RULES)
}

fn configured<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    judge_config(cx, MESSAGE, RULES)
}
