//! # What
//! A disk whose encryption key is written as `raw_key`.
//!
//! # Why
//! Whoever reads the configuration or the state file can decrypt the disk and its snapshots.
//!
//! # Fix
//! Use a key of Cloud KMS, and replace the key that was written down.
//!
//! # References
//! - <https://cloud.google.com/compute/docs/disks/customer-managed-encryption>

use crate::prelude::*;
use crate::settings::told;
use plimsoll_estate::cloud::google::compute;

/// The check.
pub static CHECK: Check = Check {
    slug: "google-disk-key-in-the-open",
    aliases: &["GCP-0037"],
    controls: &["secrets-no-plaintext-in-vcs", "data-volumes-encrypted"],
    proves: &[],
    title: "key of a disk stands in the configuration",
    severity: Severity::High,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "replace `raw_key` by `kms_key_self_link`",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::GoogleDisk, CloudKind::GoogleInstance], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let attached = cx.parts(&compute::ATTACHED_DISKS);
    let attached =
        attached.iter().map(|disk| (disk.given(&compute::ATTACHED_RAW_KEY), disk.find(&compute::ATTACHED_RAW_KEY).0));
    let own = [&compute::RAW_KEY, &compute::BOOT_RAW_KEY].map(|field| (cx.given(field), cx.find(field).0));
    let keys: Vec<_> = own.into_iter().chain(attached).collect();
    let worst = Truth::any(keys.iter().map(|(given, _)| *given));
    let at = keys.iter().find(|(given, _)| *given == worst).map_or(cx.at(), |(_, at)| *at);
    told(cx, worst, at, "whoever reads the configuration can decrypt the disk")
}
