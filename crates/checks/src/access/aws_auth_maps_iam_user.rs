//! # What
//! The config map `aws-auth` of an EKS cluster maps an IAM user.
//!
//! # Why
//! An IAM user has access keys without an end date. A key that leaks opens the cluster until somebody deletes it.
//!
//! # Fix
//! Map a role that people and pipelines assume for a limited time, best with access entries.
//!
//! # References
//! - <https://docs.aws.amazon.com/eks/latest/userguide/auth-configmap.html>

use plimsoll_engine::ObjectCx;

use super::aws_auth;

use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "aws-auth-maps-iam-user",
    aliases: &[],
    controls: &["eks-access-entry-no-iam-users"],
    proves: &[],
    title: "aws-auth lets an IAM user into the cluster",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "map an IAM role instead, or use access entries",
    since: "0.1.0",
    run: Run::Object(&[("", "ConfigMap")], run),
};

fn run<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    aws_auth::judge(cx, &["data.mapUsers"], "userarn", "the user's keys have no end date")
}
