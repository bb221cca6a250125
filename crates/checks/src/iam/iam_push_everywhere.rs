//! # What
//! A policy of IAM allows pushing images to every repository of Amazon ECR.
//!
//! # Why
//! Whoever holds it puts an image of their own in the place of any other.
//!
//! # Fix
//! Give each pipeline the right for its own prefix of repositories.
//!
//! # References
//! - <https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html>

use super::support::{everywhere, granted};
use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "iam-push-everywhere",
    aliases: &[],
    controls: &["reg-push-limited"],
    proves: &[],
    title: "policy lets its holder push to every repository",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "name the repositories of the pipeline",
    since: "0.1.0",
    run: Run::Cloud(
        &[
            CloudKind::IamPolicy,
            CloudKind::IamInlinePolicy,
            CloudKind::IamRole,
            CloudKind::IamUser,
            CloudKind::IamGroup,
            CloudKind::IamPolicyData,
        ],
        run,
    ),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    granted(cx, |s| everywhere(s, ACTIONS), "every repository can be pushed to")
}

const ACTIONS: &[&str] = &["ecr:PutImage", "ecr:UploadLayerPart"];
