//! # What
//! An EKS cluster gives the principal that creates it the rights of an administrator, which is the default.
//!
//! # Why
//! The right is not to be seen in any file and stays with a role that pipelines use, or with a person.
//!
//! # Fix
//! Set `bootstrap_cluster_creator_admin_permissions` to `false` and make an access entry for those who
//! administer the cluster. It counts at creation alone.
//!
//! # References
//! - <https://docs.aws.amazon.com/eks/latest/userguide/access-entries.html>

use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "eks-creator-stays-admin",
    aliases: &[],
    controls: &["eks-creator-admin-removed"],
    proves: &["eks-creator-admin-removed"],
    title: "whoever creates the cluster stays its administrator",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "set `bootstrap_cluster_creator_admin_permissions` to `false` and grant access by entries",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::EksCluster], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let stays = cx.bool(&aws::eks::CREATOR_IS_ADMIN);
    Verdict::fault(stays.is(&true), &stays, cx.object, || "the creator of the cluster stays its administrator".into())
        .fixed_by(|| Remedy::set(cx.object, stays.origin, false))
        .review("the resource is made anew with it: what it holds, and who uses it meanwhile")
}
