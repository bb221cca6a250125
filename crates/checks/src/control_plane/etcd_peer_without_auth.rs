//! # What
//! `--peer-client-cert-auth` is not on.
//!
//! # Why
//! A member that joins receives all data.
//!
//! # Fix
//! Set `--peer-client-cert-auth=true` and `--peer-trusted-ca-file`.
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
    slug: "etcd-peer-without-auth",
    aliases: &["CIS-2.5", "C-0157"],
    controls: &["etcd-tls-mutual"],
    proves: &[],
    title: "etcd lets peers in without a certificate",
    severity: Severity::High,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "set `--peer-client-cert-auth=true`",
    since: "0.1.0",
    run: Run::Many(&[Run::Container(run), Run::Object(KUBEADM, configured)]),
};

const RULES: &[Rule] = &[Rule {
    program: "etcd",
    flag: "peer-client-cert-auth",
    default: Some("false"),
    elsewhere: &["config-file"],
    good: is_on,
}];

const MESSAGE: &str = "whoever reaches the port can join and receive a copy of everything";

fn run<'e>(cx: &ContainerCx<'e>) -> Verdict<'e> {
    judge(cx, MESSAGE, RULES).fixed_by_maybe(|| remedy::set(cx, RULES, "true"))
}

fn configured<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    judge_config(cx, MESSAGE, RULES).fixed_by_maybe(|| remedy::set(cx, RULES, "true"))
}
