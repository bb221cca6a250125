//! # What
//! The principal of an access entry is an IAM user.
//!
//! # Why
//! Users have keys that never end by themselves. Whoever finds one is in the cluster until somebody notices.
//!
//! # Fix
//! Make a role with the access entry, and let people take it through single sign-on and pipelines through OIDC.
//!
//! # References
//! - <https://docs.aws.amazon.com/eks/latest/userguide/access-entries.html>

use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "eks-access-entry-for-user",
    aliases: &[],
    controls: &["eks-access-entry-no-iam-users"],
    proves: &[],
    title: "access entry lets an IAM user in",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "let a role in that people and pipelines take for a short time",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::EksAccessEntry], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let principal = cx.text(&aws::eks::PRINCIPAL);
    let user = match cx.target(&aws::eks::PRINCIPAL, CloudKind::IamUser) {
        Some(_) => Truth::True,
        None if cx.target(&aws::eks::PRINCIPAL, CloudKind::IamRole).is_some() => Truth::False,
        None => principal.test(false, |arn| arn.contains(":user/")),
    };
    text(cx, &principal, user, "an IAM user with long-lived keys is let in")
}
