//! # What
//! The authentication mode of an EKS cluster is `CONFIG_MAP`, which is the default, or `API_AND_CONFIG_MAP`.
//!
//! # Why
//! Whoever may change one ConfigMap makes themselves administrator, CloudTrail does not see it, and an error in
//! it locks everybody out.
//!
//! # Fix
//! Make access entries for the principals in `aws-auth`, then set `authentication_mode` to `API`. There is no
//! way back.
//!
//! # References
//! - <https://docs.aws.amazon.com/eks/latest/userguide/grant-k8s-access.html>

use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "eks-auth-by-config-map",
    aliases: &["C-0285"],
    controls: &["eks-auth-mode-api", "eks-access-entry-no-iam-users"],
    proves: &["eks-auth-mode-api"],
    title: "cluster lets principals in through aws-auth",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "set `authentication_mode` to `API` and use access entries",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::EksCluster], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let mode = cx.text(&aws::eks::AUTHENTICATION_MODE);
    let fault = mode.test(false, |mode| &**mode != "API");
    text(cx, &mode, fault, "the ConfigMap aws-auth lets principals in")
        .fixed_by(|| Remedy::set(cx.object, mode.origin, "API"))
        .review("that every principal of aws-auth has an access entry: it cannot be taken back")
}
