//! # What
//! A volume of Amazon EBS names no key of AWS KMS.
//!
//! # Why
//! With a key of your own you say who may read the volume and its snapshots.
//!
//! # Fix
//! Name a key in `kms_key_id`.
//!
//! # References
//! - <https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ebs-encryption.html>

use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "volume-without-own-key",
    aliases: &["CKV_AWS_189", "AWS-0027"],
    controls: &["data-volumes-encrypted"],
    proves: &[],
    title: "volume is not encrypted with a key of yours",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "name a key of AWS KMS in `kms_key_id`",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::EbsVolume], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    given(cx, &aws::ec2::VOLUME_KEY, "no key of yours encrypts the volume")
}
