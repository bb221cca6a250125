//! # What
//! The API server has no `--encryption-provider-config`.
//!
//! # Why
//! Secrets are then kept in etcd as they are: in its files, its backups and its traffic.
//!
//! # Fix
//! Write an encryption configuration with a KMS provider, name it in the flag, and rewrite the secrets that exist.
//!
//! # References
//! - <https://kubernetes.io/docs/tasks/administer-cluster/encrypt-data/>
//! - <https://www.cisecurity.org/benchmark/kubernetes>

use plimsoll_engine::ObjectCx;

use super::flags::{Rule, is_set, judge, judge_config};
use super::kubeadm::KUBEADM;
use super::remedy;

use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "api-server-secrets-in-clear",
    aliases: &["CIS-1.2.27", "C-0141", "C-0066"],
    controls: &["secrets-encrypted-at-rest", "secrets-cmk"],
    proves: &[],
    title: "API server stores secrets in clear",
    severity: Severity::High,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "set `--encryption-provider-config`",
    since: "0.1.0",
    run: Run::Many(&[Run::Container(run), Run::Object(KUBEADM, configured)]),
};

const RULES: &[Rule] = &[Rule {
    program: "kube-apiserver",
    flag: "encryption-provider-config",
    default: None,
    elsewhere: &[],
    good: is_set,
}];

const MESSAGE: &str = "a copy of etcd or of its disk shows every secret";

fn run<'e>(cx: &ContainerCx<'e>) -> Verdict<'e> {
    judge(cx, MESSAGE, RULES)
        .fixed_by_maybe(|| remedy::set(cx, RULES, "/etc/kubernetes/enc/encryption.yaml"))
        .review("where the configuration lies; it has to be written and mounted first")
}

fn configured<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    judge_config(cx, MESSAGE, RULES)
        .fixed_by_maybe(|| remedy::set(cx, RULES, "/etc/kubernetes/enc/encryption.yaml"))
        .review("where the configuration lies; it has to be written and mounted first")
}
