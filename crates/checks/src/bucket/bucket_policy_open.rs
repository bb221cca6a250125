//! # What
//! A statement of the policy of a bucket allows something to every principal, without a condition.
//!
//! # Why
//! What lies there is open to every account of AWS, and mostly to the internet.
//!
//! # Fix
//! Name the principals, or add a condition on `aws:PrincipalOrgID` or `aws:SourceArn`.
//!
//! # References
//! - <https://docs.aws.amazon.com/AmazonS3/latest/userguide/example-bucket-policies.html>

use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "bucket-policy-open",
    aliases: &["CKV_AWS_70"],
    controls: &["cloudtrail-bucket-protected"],
    proves: &[],
    title: "policy of the bucket lets everybody in",
    severity: Severity::High,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "name the principals, or add a condition on the organisation",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::S3Bucket, CloudKind::S3Policy], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let everybody = |s: &Statement| Truth::any(s.principals.iter().map(|who| who.everybody()));
    let open = |s: &Statement| everybody(s).and((!s.not_principals && !s.conditioned()).into());
    match cx.given(&aws::storage::POLICY) {
        Truth::False => Verdict::NotApplicable,
        _ => statements(cx, cx.policy(&aws::storage::POLICY), open, "everybody is let in"),
    }
}
