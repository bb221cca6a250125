//! # What
//! A machine of Compute Engine does not compare what it starts with what it started before.
//!
//! # Why
//! A changed boot loader or kernel is not noticed.
//!
//! # Fix
//! Set `enable_integrity_monitoring` to `true` in `shielded_instance_config`.
//!
//! # References
//! - <https://cloud.google.com/compute/shielded-vm/docs/shielded-vm>

use crate::cloud::*;
use crate::prelude::*;
use plimsoll_estate::cloud::google::machine;

/// The check.
pub static CHECK: Check = Check {
    slug: "google-instance-integrity-unwatched",
    aliases: &["GCP-0045"],
    controls: &["node-secure-boot"],
    proves: &[],
    title: "integrity of the machine is not watched",
    severity: Severity::Info,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "set `enable_integrity_monitoring` to `true`",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::GoogleInstance, CloudKind::GoogleInstanceTemplate], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    on(cx, &machine::INTEGRITY, "what it starts is not compared")
}
