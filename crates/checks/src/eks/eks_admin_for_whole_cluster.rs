//! # What
//! An access entry associates `AmazonEKSClusterAdminPolicy` for the whole cluster.
//!
//! # Why
//! The principal then has every right in every namespace, past all roles of Kubernetes. Few need that, and
//! those only in an emergency.
//!
//! # Fix
//! Associate `AmazonEKSEditPolicy`, `AmazonEKSViewPolicy` or groups with roles of their own, and set the scope
//! to namespaces. Keep one role for emergencies, with a waiver.
//!
//! # References
//! - <https://docs.aws.amazon.com/eks/latest/userguide/access-policies.html>

use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "eks-admin-for-whole-cluster",
    aliases: &[],
    controls: &["eks-cluster-admin-access-entries"],
    proves: &["eks-cluster-admin-access-entries"],
    title: "access entry makes its principal administrator of the whole cluster",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "associate a narrower policy, or set the scope to the namespaces that it needs",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::EksAccessEntry, CloudKind::EksAccessPolicyAssociation], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let apart = CloudKind::EksAccessPolicyAssociation.is(cx.object);
    let policies = if apart { vec![cx.part] } else { cx.parts(&aws::eks::ENTRY_POLICIES) };
    let each = policies.into_iter().map(|policy| (is_admin(policy), policy.find(&aws::eks::ACCESS_POLICY).0));
    places(cx, each.collect(), "the principal administers the whole cluster")
}

fn is_admin(policy: Part<'_>) -> Truth {
    let named = policy.text(&aws::eks::ACCESS_POLICY).test(false, |arn| arn.ends_with("/AmazonEKSClusterAdminPolicy"));
    named.and(policy.text(&aws::eks::ACCESS_SCOPE).test(true, |scope| scope.eq_ignore_ascii_case("cluster")))
}
