//! # What
//! The kubelet is told another name than the host's own by `--hostname-override`.
//!
//! # Why
//! Certificates of nodes are issued for the host's name. With another one they may not match, and node
//! authorization, which goes by the name, then judges a node that does not exist.
//!
//! # Fix
//! Remove `--hostname-override`, or set the host's name itself.
//!
//! # References
//! - <https://kubernetes.io/docs/reference/command-line-tools-reference/kubelet/>
//! - <https://www.cisecurity.org/benchmark/kubernetes>

use plimsoll_engine::ObjectCx;

use super::command_line::judge_flags;
use super::kubelet::{KUBELET, Setting, judge};
use crate::control_plane::flags::{Known, known};
use crate::control_plane::remedy::put;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "kubelet-hostname-override",
    aliases: &["CKV_K8S_146", "CIS-4.2.7"],
    controls: &["node-kubelet-timeouts-iptables"],
    proves: &[],
    title: "kubelet takes a name that its certificates may not carry",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "remove `--hostname-override`",
    since: "0.1.0",
    run: Run::Many(&[Run::Object(KUBELET, run), Run::Container(flags)]),
};

/// A KubeletConfiguration has no such field.
const SETTINGS: &[Setting] = &[Setting {
    path: "hostnameOverride",
    flag: "hostname-override",
    kops: "hostnameOverride",
    default: None,
    good: str::is_empty,
}];

const MESSAGE: &str = "the name may differ from the one in the node's certificates";

fn run<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    judge(cx, MESSAGE, SETTINGS)
}

/// No configuration can give the name, so that no flag is no name.
fn flags<'e>(cx: &ContainerCx<'e>) -> Verdict<'e> {
    let verdict = match judge_flags(cx, MESSAGE, SETTINGS, &[None]) {
        Verdict::Unknown(..) if matches!(known(cx, "kubelet", "hostname-override"), Known::No) => Verdict::Pass,
        verdict => verdict,
    };
    verdict.fixed_by_maybe(|| put(cx, &[("hostname-override", None)])).review("whether its certificates carry the name")
}
