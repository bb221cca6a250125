//! # What
//! `--auto-tls` is on.
//!
//! # Why
//! A certificate that etcd makes for itself cannot be verified.
//!
//! # Fix
//! Remove `--auto-tls`, and give etcd a certificate.
//!
//! # References
//! - <https://etcd.io/docs/latest/op-guide/security/>
//! - <https://www.cisecurity.org/benchmark/kubernetes>

use plimsoll_engine::ObjectCx;

use super::flags::{Rule, is_off, judge, judge_config};
use super::kubeadm::KUBEADM;
use super::remedy;

use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "etcd-auto-tls",
    aliases: &["CIS-2.3", "C-0155"],
    controls: &["etcd-tls-mutual"],
    proves: &[],
    title: "etcd makes its own certificate for clients",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "remove `--auto-tls`",
    since: "0.1.0",
    run: Run::Many(&[Run::Container(run), Run::Object(KUBEADM, configured)]),
};

const RULES: &[Rule] =
    &[Rule { program: "etcd", flag: "auto-tls", default: Some("false"), elsewhere: &["config-file"], good: is_off }];

const MESSAGE: &str = "nobody can verify it";

fn run<'e>(cx: &ContainerCx<'e>) -> Verdict<'e> {
    judge(cx, MESSAGE, RULES).fixed_by_maybe(|| remedy::set(cx, RULES, "false"))
}

fn configured<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    judge_config(cx, MESSAGE, RULES).fixed_by_maybe(|| remedy::set(cx, RULES, "false"))
}
