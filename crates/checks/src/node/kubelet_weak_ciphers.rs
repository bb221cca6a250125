//! # What
//! The kubelet is told to offer suites without forward secrecy or with 3DES, RC4 or CBC, or a version of TLS before 1.2.
//!
//! # Why
//! What passes between the API server and the node can then be broken or read later.
//!
//! # Fix
//! Remove the settings, since the defaults are good, or name strong suites only.
//!
//! # References
//! - <https://kubernetes.io/docs/reference/config-api/kubelet-config.v1beta1/>
//! - <https://www.cisecurity.org/benchmark/kubernetes>

use plimsoll_engine::ObjectCx;

use crate::control_plane::ciphers::all_strong;
use crate::control_plane::remedy::strong;

use super::command_line::judge_flags;
use super::kubelet::{KUBELET, Setting, judge};
use super::remedy;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "kubelet-weak-ciphers",
    aliases: &["CKV_K8S_151", "CIS-4.2.12", "C-0184"],
    controls: &["node-kubelet-tls-ciphers"],
    proves: &[],
    title: "kubelet offers weak TLS",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "name suites with ECDHE and GCM or ChaCha20, and no version before 1.2",
    since: "0.1.0",
    run: Run::Many(&[Run::Object(KUBELET, run), Run::Container(flags)]),
};

const SETTINGS: &[Setting] = &[
    Setting {
        path: "tlsCipherSuites",
        flag: "tls-cipher-suites",
        kops: "tlsCipherSuites",
        default: None,
        good: is_strong,
    },
    Setting {
        path: "tlsMinVersion",
        flag: "tls-min-version",
        kops: "tlsMinVersion",
        default: None,
        good: |version| matches!(version, "VersionTLS12" | "VersionTLS13"),
    },
];

/// Strong suites without old modes of operation.
fn is_strong(list: &str) -> bool {
    all_strong(Some(list)) && !list.contains("_CBC_")
}

const MESSAGE: &str = "what passes can be read by whoever gets the key later";

fn run<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    remedy::rewrite(cx, judge(cx, MESSAGE, SETTINGS), |old| match old.starts_with("Version") {
        true => "VersionTLS12".to_owned(),
        false => strong(old, is_strong),
    })
}

fn flags<'e>(cx: &ContainerCx<'e>) -> Verdict<'e> {
    judge_flags(cx, MESSAGE, SETTINGS, &[None, None])
}
