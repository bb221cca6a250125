//! # What
//! A disk of an instance, a launch template or a launch configuration is not encrypted, and no default of the
//! account in these files is.
//!
//! # Why
//! A snapshot or a copy of the disk can be read, with the images, the logs and the tokens on it.
//!
//! # Fix
//! Set `encrypted` for each disk, and `aws_ebs_encryption_by_default` for the account.
//!
//! # References
//! - <https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ebs-encryption.html>

use super::support::by_default;
use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "node-disk-unencrypted",
    aliases: &["CKV_AWS_8", "AWS-0131", "AWS-0008"],
    controls: &["node-root-volume-encrypted"],
    proves: &[],
    title: "disk of the machine is not encrypted",
    severity: Severity::Medium,
    confidence: Confidence::Medium,
    profile: Profile::Default,
    fix: "set `encrypted` to `true` for each disk, and for the account",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::Instance, CloudKind::LaunchTemplate, CloudKind::LaunchConfiguration], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let (field, template) = match CloudKind::LaunchTemplate.is(cx.object) {
        true => (&aws::ec2::TEMPLATE_DEVICES, true),
        false => (&aws::ec2::DEVICES, false),
    };
    let terraform = &*cx.object.key.group == "terraform";
    // What is no disk of EBS is of the machine itself, or no disk at all.
    let listed = cx
        .parts(field)
        .into_iter()
        .filter(|part| part.given(&aws::ec2::DEVICE_EBS) != Truth::False || (terraform && !template));
    let disk = if template { &aws::ec2::DEVICE_ENCRYPTED } else { &aws::ec2::BLOCK_ENCRYPTED };
    let root = cx.parts(&aws::ec2::ROOT_DEVICE);
    let terraform_machine = !template && terraform;
    let none = (terraform_machine && root.is_empty()).then(|| (Truth::True, cx.find(&aws::ec2::ROOT_ENCRYPTED).0));
    let each = listed.chain(root).map(|part| fault(part, disk)).chain(none);
    let found = places(cx, each.collect(), "a disk is not encrypted")
        .fixed_at_each(|object, at| Change::new(object, at, Op::Set(true.into())));
    // A template is for machines to come; of others the disk is replaced.
    let found = if template { found } else { found.review("the machine or its disk is made anew with it") };
    unless_account(cx, by_default(cx), found, Verdict::Pass)
}

fn fault(part: Part<'_>, disk: &Field<bool>) -> (Truth, At) {
    let encrypted = part.bool(disk);
    // What is made of a snapshot is encrypted as that is.
    (encrypted.is(&true).or(part.given(&aws::ec2::SNAPSHOT_ID)).not(), encrypted.origin)
}
