//! # What
//! A file system of Amazon EFS names no key of AWS KMS.
//!
//! # Why
//! With a key of your own you say who may read it, and can take it away.
//!
//! # Fix
//! Name a key in `kms_key_id` when the file system is made.
//!
//! # References
//! - <https://docs.aws.amazon.com/efs/latest/ug/encryption-at-rest.html>

use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "efs-without-own-key",
    aliases: &["CKV_AWS_184"],
    controls: &["data-efs-encrypted"],
    proves: &[],
    title: "file system is not encrypted with a key of yours",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "name a key of AWS KMS in `kms_key_id`",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::EfsFileSystem], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    given(cx, &aws::storage::EFS_KEY, "no key of yours encrypts the file system")
}
