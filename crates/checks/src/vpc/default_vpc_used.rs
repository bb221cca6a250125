//! # What
//! Terraform takes over the default network of the account.
//!
//! # Why
//! Each subnet of it is public and gives public addresses: whatever starts there is on the internet.
//!
//! # Fix
//! Make a network with private subnets, and delete the default one.
//!
//! # References
//! - <https://docs.aws.amazon.com/vpc/latest/userguide/default-vpc.html>

use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "default-vpc-used",
    aliases: &["CKV_AWS_148", "AWS-0101"],
    controls: &["cpn-subnets-dedicated"],
    proves: &[],
    title: "files build on the default network",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "make a network of your own with private subnets",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::Vpc, CloudKind::DefaultVpc], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    judged(cx, CloudKind::DefaultVpc.is(cx.object).into(), cx.at(), "the default network is used")
}
