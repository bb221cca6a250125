//! # What
//! A file system of Amazon EFS is not encrypted at rest.
//!
//! # Why
//! It cannot be changed later: what pods keep there stays in clear on AWS' disks and in backups.
//!
//! # Fix
//! Set `encrypted` to `true`; a file system that is not encrypted has to be copied.
//!
//! # References
//! - <https://docs.aws.amazon.com/efs/latest/ug/encryption-at-rest.html>

use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "efs-unencrypted",
    aliases: &["CKV_AWS_42", "AWS-0037", "EFS.1"],
    controls: &["data-efs-encrypted"],
    proves: &[],
    title: "file system is not encrypted",
    severity: Severity::High,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "set `encrypted` to `true`",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::EfsFileSystem], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    switched_on(cx, &aws::storage::EFS_ENCRYPTED, "the file system is not encrypted")
        .review("the resource is made anew with it: what it holds, and who uses it meanwhile")
}
