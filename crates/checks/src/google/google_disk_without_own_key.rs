//! # What
//! A disk that is encrypted with keys of the platform only.
//!
//! # Why
//! With a key of your own you decide who can decrypt, see each use, and can end it.
//!
//! # Fix
//! Name a key of Cloud KMS where your rules ask for it.
//!
//! # References
//! - <https://cloud.google.com/compute/docs/disks/customer-managed-encryption>

use crate::prelude::*;
use crate::settings::must_have;
use plimsoll_estate::cloud::google::compute;

/// The check.
pub static CHECK: Check = Check {
    slug: "google-disk-without-own-key",
    aliases: &["CKV_GCP_37", "GCP-0034"],
    controls: &["data-volumes-encrypted"],
    proves: &[],
    title: "disk is not encrypted with a key of your own",
    severity: Severity::Info,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "set `kms_key_self_link` in `disk_encryption_key`",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::GoogleDisk], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    must_have(cx, &[&compute::DISK_KEY, &compute::RAW_KEY], "the disk is encrypted with keys of the platform")
}
