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
        // The agent runs on nodes, and a cluster of Fargate profiles alone has none.
        Truth::True if without_nodes(cx) => Verdict::NotApplicable,
        Truth::False => Verdict::NotApplicable,
        Truth::Unknown => Verdict::unknown_value(&name, cx.object),
        Truth::True => judged(cx, own.not(), name.origin, "the add-on has no role of its own"),
    }
}

/// Whether the cluster of an add-on has Fargate profiles and, as far as the input tells, nothing else to run pods on.
fn without_nodes(cx: &CloudCx<'_>) -> bool {
    let Some(cluster) = cx.target(&aws::eks::CLUSTER, CloudKind::EksCluster).or_else(|| named(cx)) else {
        return false;
    };
    let of = |kind: CloudKind| cx.view.joined(kind, &aws::eks::CLUSTER, &cluster, &[&aws::eks::NAME]);
    let profiles = of(CloudKind::EksFargateProfile).any() == Truth::True;
    let groups = of(CloudKind::EksNodeGroup).any() == Truth::False;
    let auto = cluster.bool(&aws::eks::AUTO_MODE).is(&true) == Truth::False;
    let own = [CloudKind::LaunchTemplate, CloudKind::LaunchConfiguration, CloudKind::AutoScalingGroup];
    let own = own.iter().all(|kind| cx.view.clouds(*kind).next().is_none());
    profiles && groups && auto && own
}

/// The cluster that an add-on names by its text.
fn named<'e>(cx: &CloudCx<'e>) -> Option<CloudCx<'e>> {
    let clusters = cx.view.clouds(CloudKind::EksCluster);
    let mut reached = clusters.filter(|cluster| cx.view.within_reach(cx.object, cluster.object));
    reached.find(|cluster| cx.points_at(&aws::eks::CLUSTER, cluster, &[&aws::eks::NAME]) == Truth::True)
}
