//! # What
//! What the control plane sends out, to webhooks, identity providers and aggregated APIs, goes by routes of AWS:
//! `control_plane_egress_mode` is not set to the routes of the customer.
//!
//! # Why
//! These calls pass neither your firewall nor your flow logs, which some rules ask for.
//!
//! # Fix
//! Set the egress mode to the routes of your network where such rules hold.
//!
//! # References
//! - <https://docs.aws.amazon.com/eks/latest/APIReference/API_VpcConfigRequest.html>

use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "eks-control-plane-egress-managed",
    aliases: &[],
    controls: &["eks-control-plane-egress-mode"],
    proves: &["eks-control-plane-egress-mode"],
    title: "calls of the control plane pass no route of yours",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "set the egress mode of the control plane to your own routes",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::EksCluster], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let mode = cx.text(&aws::eks::EGRESS_MODE);
    let managed = mode.test(true, |mode| &**mode == "AWS_MANAGED");
    text(cx, &mode, managed, "calls of the control plane leave by routes of AWS")
}
