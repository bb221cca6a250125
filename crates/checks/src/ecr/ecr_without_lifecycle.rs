//! # What
//! A repository of Amazon ECR has no lifecycle policy.
//!
//! # Why
//! Images with known faults stay there to be pulled, scanned and paid for, and nobody knows any more which of
//! them are in use.
//!
//! # Fix
//! Add a lifecycle policy: untagged images go after some days, and of the others the newest ones stay.
//!
//! # References
//! - <https://docs.aws.amazon.com/AmazonECR/latest/userguide/LifecyclePolicies.html>

use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "ecr-without-lifecycle",
    aliases: &["ECR.3"],
    controls: &["reg-lifecycle-policy"],
    proves: &["reg-lifecycle-policy"],
    title: "old images of the repository never go",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "give the repository a lifecycle policy that expires untagged and old images",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::EcrRepository], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let own = cx.given(&aws::ecr::LIFECYCLE);
    let apart = cx.view.joined(CloudKind::EcrLifecyclePolicy, &aws::ecr::REPOSITORY, cx, &[&aws::ecr::NAME]).any();
    missing(cx, own.or(apart), cx.find(&aws::ecr::LIFECYCLE).0, "the repository has no lifecycle policy")
}
