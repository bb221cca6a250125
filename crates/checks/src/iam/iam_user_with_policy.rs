//! # What
//! A policy of IAM is attached to a user, or stands inside one.
//!
//! # Why
//! Users have keys that never end by themselves, and nobody sees at a glance who may do what.
//!
//! # Fix
//! Give the policy to a role, and let people take it by single sign-on.
//!
//! # References
//! - <https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html>

use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "iam-user-with-policy",
    aliases: &["CKV_AWS_40", "AWS-0143", "IAM.2"],
    controls: &["aws-root-and-user-hygiene"],
    proves: &[],
    title: "policy is given to a user",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "give policies to roles that people take for a short time",
    since: "0.1.0",
    run: Run::Cloud(
        &[CloudKind::IamUser, CloudKind::IamInlinePolicy, CloudKind::IamAttachment, CloudKind::IamPolicy],
        run,
    ),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let fields = match (cx.kind(), &*cx.object.key.kind) {
        (Some(CloudKind::IamUser), _) => vec![&aws::iam::MANAGED, &aws::iam::INLINE],
        (Some(CloudKind::IamInlinePolicy), "aws_iam_user_policy" | "AWS::IAM::UserPolicy") => {
            vec![&aws::iam::INLINE_USER]
        }
        (Some(CloudKind::IamAttachment), _) => vec![&aws::iam::ATTACHED_USERS, &aws::iam::ATTACHED_USER],
        _ => vec![&aws::iam::POLICY_USERS],
    };
    places(cx, fields.into_iter().map(|field| (cx.given(field), cx.find(field).0)).collect(), "a user has the policy")
}
