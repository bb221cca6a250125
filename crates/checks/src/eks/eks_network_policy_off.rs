//! # What
//! The add-on `vpc-cni` does not switch network policies on.
//!
//! # Why
//! Every NetworkPolicy is accepted and none is enforced, unless another engine runs beside it: each pod reaches
//! each other pod.
//!
//! # Fix
//! Set `enableNetworkPolicy` to `"true"` in `configuration_values`. If Calico or Cilium enforces policies here,
//! say so in a waiver.
//!
//! # References
//! - <https://docs.aws.amazon.com/eks/latest/userguide/cni-network-policy-configure.html>

use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "eks-network-policy-off",
    aliases: &["C-0230"],
    controls: &["netpol-engine-present"],
    proves: &[],
    title: "network policies have no effect by the VPC CNI of this cluster",
    severity: Severity::Medium,
    confidence: Confidence::Medium,
    profile: Profile::Default,
    fix: "set `enableNetworkPolicy` to `\"true\"` in the values of the add-on",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::EksAddon], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let name = cx.text(&aws::eks::ADDON);
    let values = cx.text(&aws::eks::ADDON_CONFIGURATION);
    match name.is(&"vpc-cni".into()) {
        Truth::False => Verdict::NotApplicable,
        Truth::Unknown => Verdict::unknown_value(&name, cx.object),
        Truth::True => text(cx, &values, values.test(false, |text| enabled(text)).not(), "network policies are off"),
    }
}

/// Whether the values, which are JSON or YAML, switch network policies on.
fn enabled(values: &str) -> bool {
    let parsed = plimsoll_syntax::parse(&values.into());
    let value = parsed.trees.first().and_then(|tree| tree.root().get("enableNetworkPolicy").map(|n| n.text().to_owned()));
    value.is_some_and(|text| text.eq_ignore_ascii_case("true"))
}
