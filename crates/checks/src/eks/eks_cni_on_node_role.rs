//! # What
//! The add-on `vpc-cni` has neither a role for its service account nor a Pod Identity association.
//!
//! # Why
//! Its rights over network interfaces then have to be on the role of the nodes, where every process that
//! reaches the metadata service has them.
//!
//! # Fix
//! Set `pod_identity_association` or `service_account_role_arn`, and take `AmazonEKS_CNI_Policy` off the role
//! of the nodes.
//!
//! # References
//! - <https://docs.aws.amazon.com/eks/latest/userguide/cni-iam-role.html>

use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "eks-cni-on-node-role",
    aliases: &[],
    controls: &["eks-vpc-cni-dedicated-role"],
    proves: &[],
    title: "the VPC CNI uses the role of the nodes",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "give the add-on `vpc-cni` a role of its own by Pod Identity or IRSA",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::EksAddon], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let name = cx.text(&aws::eks::ADDON);
    let own = cx.given(&aws::eks::ADDON_ROLE).or(cx.given(&aws::eks::ADDON_IDENTITIES));
    match name.is(&"vpc-cni".into()) {
        Truth::False => Verdict::NotApplicable,
        Truth::Unknown => Verdict::unknown_value(&name, cx.object),
        Truth::True => judged(cx, own.not(), name.origin, "the add-on has no role of its own"),
    }
}
