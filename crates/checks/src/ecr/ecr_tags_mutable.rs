//! # What
//! A repository of Amazon ECR lets tags be overwritten, which is the default.
//!
//! # Why
//! What was tested and signed under a tag need not be what is pulled tomorrow: whoever may push can put another
//! image under a tag that is in use.
//!
//! # Fix
//! Set `image_tag_mutability` to `IMMUTABLE`, or to `IMMUTABLE_WITH_EXCLUSION` with a short list of tags that
//! have to move.
//!
//! # References
//! - <https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-tag-mutability.html>

use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "ecr-tags-mutable",
    aliases: &["CKV_AWS_51", "AWS-0031", "ECR.2"],
    controls: &["reg-tag-immutability"],
    proves: &["reg-tag-immutability"],
    title: "tags of the repository can be moved to another image",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "set `image_tag_mutability` to `IMMUTABLE`",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::EcrRepository], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let tags = cx.text(&aws::ecr::TAG_MUTABILITY);
    text(cx, &tags, tags.test(false, |way| !way.starts_with("IMMUTABLE")), "a tag can be moved to another image")
        .fixed_by(|| Remedy::set(cx.object, tags.origin, "IMMUTABLE"))
}
