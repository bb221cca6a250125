//! # What
//! etcd has no `--peer-cert-file` or no `--peer-key-file`.
//!
//! # Why
//! Members copy every object to one another.
//!
//! # Fix
//! Set both flags.
//!
//! # References
//! - <https://etcd.io/docs/latest/op-guide/security/>
//! - <https://www.cisecurity.org/benchmark/kubernetes>

use super::flags::{Rule, is_set, judge};

use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "etcd-peer-without-tls",
    aliases: &["CIS-2.4", "C-0156"],
    controls: &["etcd-tls-mutual"],
    proves: &[],
    title: "etcd talks to its peers without TLS",
    severity: Severity::High,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "set `--peer-cert-file` and `--peer-key-file`",
    since: "0.1.0",
    run: Run::Container(run),
};

const RULES: &[Rule] = &[
    Rule { program: "etcd", flag: "peer-cert-file", default: None, elsewhere: &["config-file"], good: is_set },
    Rule { program: "etcd", flag: "peer-key-file", default: None, elsewhere: &["config-file"], good: is_set },
];

fn run<'e>(cx: &ContainerCx<'e>) -> Verdict<'e> {
    judge(cx, "the data of the cluster is copied between members in the clear", RULES)
}
