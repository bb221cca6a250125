//! # What
//! An EKS cluster has no `upgrade_policy`. It then enters extended support.
//!
//! # Why
//! Extended support costs six times as much and hides that an upgrade is due. Whoever wants it should say so.
//!
//! # Fix
//! Set `support_type` in `upgrade_policy`: `STANDARD` upgrades the control plane when standard support ends,
//! `EXTENDED` gives another year.
//!
//! # References
//! - <https://docs.aws.amazon.com/eks/latest/userguide/view-upgrade-policy.html>

use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "eks-upgrade-policy-not-chosen",
    aliases: &[],
    controls: &["api-version-upgrade-policy"],
    proves: &["api-version-upgrade-policy"],
    title: "nobody chose what happens when the support of the version ends",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "set `support_type` to `STANDARD` or `EXTENDED`",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::EksCluster], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    given(cx, &aws::eks::SUPPORT_TYPE, "no upgrade policy is chosen")
}
