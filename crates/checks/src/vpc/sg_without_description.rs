//! # What
//! A security group has no description.
//!
//! # Why
//! Nobody dares to take a group away whose purpose is not known: it stays, with all that it opens.
//!
//! # Fix
//! Say who uses the group and for what. A description cannot be changed later.
//!
//! # References
//! - <https://docs.aws.amazon.com/vpc/latest/userguide/security-groups.html>

use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "sg-without-description",
    aliases: &["AWS-0099"],
    controls: &["cpn-cluster-sg-tight"],
    proves: &[],
    title: "security group does not say what it is for",
    severity: Severity::Info,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "write a `description`",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::SecurityGroup], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    const MESSAGE: &str = "the group has no description";
    let value = cx.text(&aws::vpc::GROUP_DESCRIPTION);
    // What the provider writes where nobody does.
    if value.test(false, |text| text.split(' ').eq(["Managed", "by", "Terraform"])) == Truth::True {
        return Verdict::gap(MESSAGE, cx.object, value.origin);
    }
    given(cx, &aws::vpc::GROUP_DESCRIPTION, MESSAGE)
}
