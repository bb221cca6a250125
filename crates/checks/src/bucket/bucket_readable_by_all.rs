//! # What
//! The access list of a bucket lets everybody, or everybody with an account at AWS, list or read it.
//!
//! # Why
//! Trails, state of Terraform and backups of clusters lie in buckets: whoever guesses the name has them.
//!
//! # Fix
//! Set the access list to `private`, or do without one, and name in a policy who may read.
//!
//! # References
//! - <https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html>

use super::support::{bucket_is_here, is_bucket, opened};
use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "bucket-readable-by-all",
    aliases: &["CKV_AWS_20", "CKV2_AWS_43", "AWS-0092"],
    controls: &["cloudtrail-bucket-protected"],
    proves: &[],
    title: "bucket can be read by everybody",
    severity: Severity::High,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "set the access list to `private`",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::S3Bucket, CloudKind::S3Acl], run),
};

const ACLS: &[&str] = &["publicread", "publicreadwrite", "authenticatedread", "website"];
const RIGHTS: &[&str] = &["READ", "READ_ACP"];
const GROUPS: &[&str] = &["/global/AllUsers", "/global/AuthenticatedUsers"];

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    if !is_bucket(cx) && bucket_is_here(cx) {
        return Verdict::NotApplicable;
    }
    places(cx, opened(cx, ACLS, RIGHTS, GROUPS), "everybody can read the bucket")
}
