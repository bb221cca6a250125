//! # What
//! A machine of Compute Engine has no virtual TPM.
//!
//! # Why
//! Nothing measures what it starts, and keys cannot be sealed to it.
//!
//! # Fix
//! Set `enable_vtpm` to `true` in `shielded_instance_config`.
//!
//! # References
//! - <https://cloud.google.com/compute/shielded-vm/docs/shielded-vm>

use crate::cloud::*;
use crate::prelude::*;
use plimsoll_estate::cloud::google::machine;

/// The check.
pub static CHECK: Check = Check {
    slug: "google-instance-without-vtpm",
    aliases: &["GCP-0041"],
    controls: &["node-secure-boot"],
    proves: &[],
    title: "machine has no virtual TPM",
    severity: Severity::Info,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "set `enable_vtpm` to `true`",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::GoogleInstance, CloudKind::GoogleInstanceTemplate], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    on(cx, &machine::VTPM, "there is no virtual TPM")
}
