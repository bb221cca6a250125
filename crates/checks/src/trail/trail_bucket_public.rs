//! # What
//! The bucket that a trail writes to has an access list that lets everybody read it.
//!
//! # Why
//! A trail tells names, addresses, roles and mistakes of the whole account.
//!
//! # Fix
//! Set the access list to `private` and block public access of the bucket.
//!
//! # References
//! - <https://docs.aws.amazon.com/awscloudtrail/latest/userguide/best-practices-security.html>

use crate::bucket::support::{beside, is_acl};
use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "trail-bucket-public",
    aliases: &["AWS-0161"],
    controls: &["cloudtrail-bucket-protected"],
    proves: &[],
    title: "bucket of the trail can be read by everybody",
    severity: Severity::High,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "set the access list of the bucket to `private`",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::Trail], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let names = [&aws::storage::BUCKET_NAME];
    let buckets = cx.view.clouds(CloudKind::S3Bucket).filter(|own| cx.view.within_reach(cx.object, own.object));
    let fault = Truth::any(buckets.map(|own| cx.points_at(&aws::trail::BUCKET, &own, &names).and(is_public(&own))));
    judged(cx, fault, cx.find(&aws::trail::BUCKET).0, "everybody can read the trail")
}

fn is_public(bucket: &Cloud<'_>) -> Truth {
    let open = |part: &Part<'_>| {
        let word = part.text(&aws::storage::ACL);
        word.test(false, |word| is_acl(word, &["publicread", "publicreadwrite", "authenticatedread"]))
    };
    let ignored = beside(bucket, CloudKind::S3PublicAccessBlock)
        .any_is(|block| block.bool(&aws::storage::IGNORE_ACLS).is(&true))
        .or(bucket.bool(&aws::storage::IGNORE_ACLS_INSIDE).is(&true));
    open(bucket).or(beside(bucket, CloudKind::S3Acl).any_is(|acl| open(&acl))).and(ignored.not())
}
