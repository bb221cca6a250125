//! # What
//! The kubelet lets requests in that carry no credentials.
//!
//! # Why
//! Whoever reaches port 10250 of the node can then be served: where authorization is open too, that is a shell in
//! every pod of the node.
//!
//! # Fix
//! Set `authentication.anonymous.enabled: false`, which is also the default of the configuration file.
//!
//! # References
//! - <https://kubernetes.io/docs/reference/config-api/kubelet-config.v1beta1/>
//! - <https://www.cisecurity.org/benchmark/kubernetes>

use plimsoll_engine::ObjectCx;

use super::command_line::judge_flags;
use super::kubelet::{KUBELET, Setting, is_off, judge};
use super::remedy;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "kubelet-anonymous-auth",
    aliases: &["CKV_K8S_138", "CIS-4.2.1", "C-0172", "C-0069"],
    controls: &["node-kubelet-anonymous-off"],
    proves: &["node-kubelet-anonymous-off"],
    title: "kubelet answers requests without credentials",
    severity: Severity::Critical,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "set `authentication.anonymous.enabled: false`",
    since: "0.1.0",
    run: Run::Many(&[Run::Object(KUBELET, run), Run::Container(flags)]),
};

const SETTINGS: &[Setting] = &[Setting {
    path: "authentication.anonymous.enabled",
    flag: "anonymous-auth",
    kops: "anonymousAuth",
    default: Some("false"),
    good: is_off,
}];

const MESSAGE: &str = "whoever reaches the node is served without a name";

fn run<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    remedy::set(cx, judge(cx, MESSAGE, SETTINGS), "false")
}

fn flags<'e>(cx: &ContainerCx<'e>) -> Verdict<'e> {
    remedy::flag(cx, judge_flags(cx, MESSAGE, SETTINGS, &[Some("true")]), "anonymous-auth", "false")
}
