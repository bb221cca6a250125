//! # What
//! Amazon Inspector is turned on, but not for instances and images of ECR both.
//!
//! # Why
//! New vulnerabilities in what is left out are found by nobody until somebody looks.
//!
//! # Fix
//! Give `EC2` and `ECR` as resource types.
//!
//! # References
//! - <https://docs.aws.amazon.com/inspector/latest/user/what-is-inspector.html>

use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "inspector-partial",
    aliases: &[],
    controls: &["inspector-enabled"],
    proves: &["inspector-enabled"],
    title: "Inspector leaves instances or images out",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "give `EC2` and `ECR` as resource types",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::InspectorEnabler], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let types = cx.texts(&aws::logs::INSPECTED);
    let at = cx.find(&aws::logs::INSPECTED).0;
    let both = have(&types, "EC2").and(have(&types, "ECR"));
    judged(cx, both.not(), at, "instances or images are left out")
}
