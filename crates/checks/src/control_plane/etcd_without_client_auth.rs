//! # What
//! `--client-cert-auth` is not on.
//!
//! # Why
//! etcd has no other login in a cluster: whoever reaches it is an administrator.
//!
//! # Fix
//! Set `--client-cert-auth=true` and `--trusted-ca-file`.
//!
//! # References
//! - <https://etcd.io/docs/latest/op-guide/security/>
//! - <https://www.cisecurity.org/benchmark/kubernetes>

use plimsoll_engine::ObjectCx;

use super::flags::{Rule, is_on, judge, judge_config};
use super::kubeadm::KUBEADM;
use super::remedy;

use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "etcd-without-client-auth",
    aliases: &["CIS-2.2", "C-0154"],
    controls: &["etcd-tls-mutual"],
    proves: &[],
    title: "etcd lets clients in without a certificate",
    severity: Severity::Critical,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "set `--client-cert-auth=true`",
    since: "0.1.0",
    run: Run::Many(&[Run::Container(run), Run::Object(KUBEADM, configured)]),
};

const RULES: &[Rule] = &[Rule {
    program: "etcd",
    flag: "client-cert-auth",
    default: Some("false"),
    elsewhere: &["config-file"],
    good: is_on,
}];

const MESSAGE: &str = "whoever reaches the port reads and writes every object";

fn run<'e>(cx: &ContainerCx<'e>) -> Verdict<'e> {
    judge(cx, MESSAGE, RULES).fixed_by_maybe(|| remedy::set(cx, RULES, "true"))
}

fn configured<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    judge_config(cx, MESSAGE, RULES).fixed_by_maybe(|| remedy::set(cx, RULES, "true"))
}
