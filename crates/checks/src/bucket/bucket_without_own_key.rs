//! # What
//! What a bucket keeps is encrypted with a key of Amazon S3, not with one of AWS KMS. Buckets that take the
//! logs of other buckets are left out: they can have no other key.
//!
//! # Why
//! With a key of KMS, reading needs a second right, and each use is recorded.
//!
//! # Fix
//! Set `sse_algorithm` to `aws:kms` and name a key.
//!
//! # References
//! - <https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html>

use super::support::{beside, is_acl};
use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "bucket-without-own-key",
    aliases: &["CKV_AWS_145", "AWS-0132"],
    controls: &["cloudtrail-bucket-protected"],
    proves: &[],
    title: "bucket is not encrypted with a key of KMS",
    severity: Severity::Info,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "set the algorithm to `aws:kms` and name a key",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::S3Bucket], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let inside = keyed(cx, &aws::storage::ENCRYPTION);
    let apart = beside(cx, CloudKind::S3Encryption).any_is(|own| keyed(&own, &aws::storage::ENCRYPTION_APART));
    let there = inside.or(apart);
    if there != Truth::True && takes_logs(cx) {
        return Verdict::NotApplicable;
    }
    missing(cx, there, cx.find(&aws::storage::ENCRYPTION).0, "no key of KMS encrypts the bucket")
}

fn keyed(part: &Part<'_>, field: &Field<&'static str>) -> Truth {
    part.text(field).test(false, |algorithm| algorithm.starts_with("aws:kms"))
}

/// Whether a bucket takes the logs of others, by its access list or its policy.
fn takes_logs(cx: &CloudCx<'_>) -> bool {
    let by_list = |part: &Part<'_>| {
        let word = part.text(&aws::storage::ACL).test(false, |word| is_acl(word, &["logdeliverywrite"]));
        let uris =
            part.parts(&aws::storage::ACL_GRANTS).into_iter().map(|grant| grant.text(&aws::storage::ACL_GRANT_URI));
        word.or(Truth::any(uris.map(|uri| uri.test(false, |uri| uri.ends_with("/s3/LogDelivery"))))) == Truth::True
    };
    let by_policy = |own: &Cloud<'_>| {
        let policy = own.policy(&aws::storage::POLICY);
        policy.is_some_and(|policy| {
            policy.allowing().any(|statement| {
                statement.principals.iter().any(|who| who.word.is("logging.s3.amazonaws.com") == Truth::True)
            })
        })
    };
    by_list(cx)
        || beside(cx, CloudKind::S3Acl).sure.iter().any(|acl| by_list(acl))
        || beside(cx, CloudKind::S3Policy).sure.iter().any(by_policy)
}
