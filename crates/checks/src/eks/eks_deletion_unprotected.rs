//! # What
//! An EKS cluster does not have `deletion_protection`.
//!
//! # Why
//! One wrong call, or one stolen credential, and the cluster is gone with all that only it knows.
//!
//! # Fix
//! Set `deletion_protection` to `true`. Whoever wants to delete the cluster then takes it away first.
//!
//! # References
//! - <https://docs.aws.amazon.com/eks/latest/userguide/deletion-protection.html>

use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "eks-deletion-unprotected",
    aliases: &[],
    controls: &["api-deletion-protection"],
    proves: &["api-deletion-protection"],
    title: "cluster can be deleted by one call",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "set `deletion_protection` to `true`",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::EksCluster], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    switched_on(cx, &aws::eks::DELETION_PROTECTION, "deletion protection is off")
}
