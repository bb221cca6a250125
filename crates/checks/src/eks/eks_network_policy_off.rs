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
    let (at, values) = cx.find(&aws::eks::ADDON_CONFIGURATION);
    match name.is(&"vpc-cni".into()) {
        Truth::False => Verdict::NotApplicable,
        Truth::Unknown => Verdict::unknown_value(&name, cx.object),
        Truth::True => judged(cx, values.map_or(Truth::False, enabled).not(), at, "network policies are off"),
    }
}

/// Whether the values, a mapping or a text of JSON or YAML, switch network policies on.
fn enabled(values: plimsoll_syntax::Node<'_>) -> Truth {
    match (values.unknown(), values.as_str()) {
        (Some(_), _) => Truth::Unknown,
        (None, Some(text)) => {
            let parsed = plimsoll_syntax::parse(&text.into());
            parsed.trees.first().map_or(Truth::False, |tree| switched_on(tree.root()))
        }
        (None, None) => switched_on(values),
    }
}

fn switched_on(values: plimsoll_syntax::Node<'_>) -> Truth {
    let Some(switch) = values.get("enableNetworkPolicy") else { return Truth::False };
    if switch.unknown().is_some() { Truth::Unknown } else { switch.text().eq_ignore_ascii_case("true").into() }
}
