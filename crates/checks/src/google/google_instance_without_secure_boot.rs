//! # What
//! A machine of Compute Engine starts boot software without a signature.
//!
//! # Why
//! Whoever was root once stays, below the operating system.
//!
//! # Fix
//! Set `enable_secure_boot` to `true` in `shielded_instance_config`.
//!
//! # References
//! - <https://cloud.google.com/compute/shielded-vm/docs/shielded-vm>

use crate::cloud::*;
use crate::prelude::*;
use plimsoll_estate::cloud::google::machine;

/// The check.
pub static CHECK: Check = Check {
    slug: "google-instance-without-secure-boot",
    aliases: &["GCP-0067"],
    controls: &["node-secure-boot"],
    proves: &[],
    title: "machine starts unsigned software",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "set `enable_secure_boot` to `true`",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::GoogleInstance, CloudKind::GoogleInstanceTemplate], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    on(cx, &machine::SECURE_BOOT, "unsigned boot software is started")
}
