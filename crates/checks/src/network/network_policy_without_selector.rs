//! # What
//! A NetworkPolicy has no `podSelector`. An empty one, which means all pods of the namespace, is accepted: it says
//! so.
//!
//! # Why
//! API servers up to 1.33 refuse such a policy, later ones take it for all pods. Either way it is not what somebody
//! wrote down, and a policy that is believed to be in force may not be.
//!
//! # Fix
//! Write `podSelector` with the labels of the pods that the policy is for, or `podSelector: {}` for all of them.
//!
//! # References
//! - <https://kubernetes.io/docs/concepts/services-networking/network-policies/#networkpolicy-resource>

use plimsoll_engine::ObjectCx;
use plimsoll_estate::{At, Reader};

use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "network-policy-without-selector",
    aliases: &["KSV-0038"],
    controls: &["netpol-every-pod-selected", "netpol-no-allow-all"],
    proves: &[],
    title: "network policy does not say which pods it is for",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "write `podSelector`",
    since: "0.1.0",
    run: Run::Object(KINDS, run),
};

/// The kind, in the groups that it lives in and lived in. Written below `v1`, where it never was, what is meant is
/// plain too.
const KINDS: &[(&str, &str)] =
    &[("", "NetworkPolicy"), ("extensions", "NetworkPolicy"), ("networking.k8s.io", "NetworkPolicy")];

fn run<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    let spec = cx.object.reader().child("spec");
    if let Some((spec, why)) = spec.and_then(|spec| Some((spec, spec.opaque()?))) {
        return Verdict::Unknown(why, Some(Hit::new(cx.object, At::exact(spec.node()))));
    }
    // A key without a value is absent to the API server, as one that is left out.
    match cx.object.reader().find("spec.podSelector") {
        (at, None) => Verdict::gap("which pods it is for is left open", cx.object, at)
            .fixed_by(|| Remedy::set(cx.object, at, serde_json::json!({})))
            .review("which pods it is for; this is all of the namespace"),
        (at, Some(node)) => match Reader::new(node).opaque() {
            Some(why) => Verdict::Unknown(why, Some(Hit::new(cx.object, at))),
            None => Verdict::Pass,
        },
    }
}
