//! # What
//! The access list of a bucket lets everybody, or everybody with an account at AWS, write to it.
//!
//! # Why
//! Anybody replaces what machines and pipelines fetch from there, and fills it at your cost.
//!
//! # Fix
//! Set the access list to `private`, or do without one, and name in a policy who may write.
//!
//! # References
//! - <https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html>

use super::support::{bucket_is_here, is_bucket, opened};
use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "bucket-writable-by-all",
    aliases: &["CKV_AWS_57"],
    controls: &["cloudtrail-bucket-protected"],
    proves: &[],
    title: "bucket can be written by everybody",
    severity: Severity::Critical,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "set the access list to `private`",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::S3Bucket, CloudKind::S3Acl], run),
};

const ACLS: &[&str] = &["publicreadwrite"];
const RIGHTS: &[&str] = &["WRITE", "WRITE_ACP"];
const GROUPS: &[&str] = &["/global/AllUsers", "/global/AuthenticatedUsers"];

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    if !is_bucket(cx) && bucket_is_here(cx) {
        return Verdict::NotApplicable;
    }
    places(cx, opened(cx, ACLS, RIGHTS, GROUPS), "everybody can write to the bucket")
}
