//! # What
//! The config map `aws-auth` of an EKS cluster maps a principal to the group `system:masters`.
//!
//! # Why
//! Whoever can take that role or user is an administrator whom no role limits. The entry is outside of the reviews
//! of AWS, and a typing error in the config map locks everybody out.
//!
//! # Fix
//! Use access entries with a policy, and bind a group of your own where `aws-auth` has to stay.
//!
//! # References
//! - <https://docs.aws.amazon.com/eks/latest/userguide/auth-configmap.html>
//! - <https://docs.aws.amazon.com/eks/latest/userguide/access-entries.html>

use plimsoll_engine::ObjectCx;

use super::aws_auth;

use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "aws-auth-maps-administrators",
    aliases: &[],
    controls: &["eks-aws-auth-no-system-masters"],
    proves: &["eks-aws-auth-no-system-masters"],
    title: "aws-auth makes a principal an administrator",
    severity: Severity::High,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "use an access entry, or map the principal to a group with narrower rights",
    since: "0.1.0",
    run: Run::Object(&[("", "ConfigMap")], run),
};

fn run<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    aws_auth::judge(
        cx,
        &["data.mapRoles", "data.mapUsers", "data.mapAccounts"],
        "system:masters",
        "the principal is an administrator",
    )
}
