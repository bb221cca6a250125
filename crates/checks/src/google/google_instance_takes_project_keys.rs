//! # What
//! A machine lets in every SSH key in the metadata of the project.
//!
//! # Why
//! One key that is lost opens all machines.
//!
//! # Fix
//! Set `block-project-ssh-keys` to `true`, or use OS Login.
//!
//! # References
//! - <https://cloud.google.com/compute/docs/connect/restrict-ssh-keys>

use crate::cloud::*;
use crate::prelude::*;
use plimsoll_estate::cloud::google::machine;

/// The check.
pub static CHECK: Check = Check {
    slug: "google-instance-takes-project-keys",
    aliases: &["CKV_GCP_32", "GCP-0030"],
    controls: &["node-no-ssh"],
    proves: &[],
    title: "machine lets the keys of the whole project in",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "set `block-project-ssh-keys` to `true`",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::GoogleInstance, CloudKind::GoogleInstanceTemplate], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    if cx.bool(&machine::OS_LOGIN).is(&true) == Truth::True {
        return Verdict::Pass;
    }
    on(cx, &machine::BLOCK_KEYS, "keys of the whole project are let in")
}
