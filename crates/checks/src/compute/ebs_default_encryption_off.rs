//! # What
//! The setting of an account that encrypts new disks is switched off.
//!
//! # Why
//! Disks that a driver, an autoscaler or a person makes are then in clear unless each of them says otherwise.
//!
//! # Fix
//! Set `enabled` to `true`, or leave the attribute out.
//!
//! # References
//! - <https://docs.aws.amazon.com/ebs/latest/userguide/encryption-by-default.html>

use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "ebs-default-encryption-off",
    aliases: &["CKV_AWS_106"],
    controls: &["data-volumes-encrypted"],
    proves: &[],
    title: "new disks of the account are not encrypted",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "set `enabled` to `true`",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::EbsDefaultEncryption], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    on(cx, &aws::ec2::EBS_DEFAULT, "new disks are not encrypted")
}
