//! # What
//! The kubelet is told not to make its chains of iptables.
//!
//! # Why
//! Rules that keep packets with loopback addresses from outside away from the node then depend on somebody else.
//!
//! # Fix
//! Remove `makeIPTablesUtilChains: false`; the default is on.
//!
//! # References
//! - <https://kubernetes.io/docs/reference/config-api/kubelet-config.v1beta1/>
//! - <https://www.cisecurity.org/benchmark/kubernetes>

use plimsoll_engine::ObjectCx;

use super::command_line::judge_flags;
use super::kubelet::{KUBELET, Setting, is_on, judge};
use super::remedy;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "kubelet-iptables-chains-off",
    aliases: &["CKV_K8S_145", "CIS-4.2.6", "C-0178"],
    controls: &["node-kubelet-timeouts-iptables"],
    proves: &[],
    title: "kubelet does not keep its iptables chains",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "remove `makeIPTablesUtilChains: false`",
    since: "0.1.0",
    run: Run::Many(&[Run::Object(KUBELET, run), Run::Container(flags)]),
};

const SETTINGS: &[Setting] = &[Setting {
    path: "makeIPTablesUtilChains",
    flag: "make-iptables-util-chains",
    kops: "makeIPTablesUtilChains",
    default: Some("true"),
    good: is_on,
}];

const MESSAGE: &str = "rules that shield the node are not kept";

fn run<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    remedy::set(cx, judge(cx, MESSAGE, SETTINGS), "true")
}

fn flags<'e>(cx: &ContainerCx<'e>) -> Verdict<'e> {
    remedy::flag(cx, judge_flags(cx, MESSAGE, SETTINGS, &[Some("true")]), "make-iptables-util-chains", "true")
}
