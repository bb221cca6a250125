//! # What
//! A volume of Amazon EBS, or a copy of a snapshot, is not encrypted, and no default of the account in these
//! files is.
//!
//! # Why
//! A snapshot of it can be read by everybody whom it is shared with.
//!
//! # Fix
//! Set `encrypted` to `true`, and `aws_ebs_encryption_by_default` for the account.
//!
//! # References
//! - <https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ebs-encryption.html>

use super::support::by_default;
use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "volume-unencrypted",
    aliases: &["CKV_AWS_3", "AWS-0026", "EC2.3"],
    controls: &["data-volumes-encrypted"],
    proves: &[],
    title: "volume is not encrypted",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "set `encrypted` to `true`",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::EbsVolume, CloudKind::EbsSnapshotCopy], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let found = switched_on(cx, &aws::ec2::ENCRYPTED, "the volume is not encrypted")
        .review("the resource is made anew with it: what it holds, and who uses it meanwhile");
    unless_account(cx, by_default(cx), found, Verdict::Pass)
}
