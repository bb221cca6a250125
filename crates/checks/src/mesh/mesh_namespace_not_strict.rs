//! # What
//! A namespace has the proxy of Istio put into its pods, and neither it nor the root namespace of the mesh has a
//! PeerAuthentication for all pods.
//!
//! # Why
//! Without one the mode is `PERMISSIVE`: clients without a certificate are served too.
//!
//! # Fix
//! Add a PeerAuthentication without a selector and with `mtls.mode: STRICT` to `istio-system` or to the namespace.
//!
//! # References
//! - <https://istio.io/latest/docs/concepts/security/#peer-authentication>

use plimsoll_engine::NamespaceCx;
use plimsoll_estate::At;
use plimsoll_model::Completeness;

use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "mesh-namespace-not-strict",
    aliases: &[],
    controls: &["net-mtls-between-services"],
    proves: &[],
    title: "namespace of the mesh accepts traffic in the clear by default",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "add a PeerAuthentication with `mtls.mode: STRICT`",
    since: "0.1.0",
    run: Run::Namespace(run),
};

const GROUP: &str = "security.istio.io";
/// The root namespace of the mesh, unless somebody chose another.
const ROOT: &str = "istio-system";

fn run<'e>(cx: &NamespaceCx<'e>) -> Verdict<'e> {
    let Some(label) = cx.declared.and_then(injected) else { return Verdict::NotApplicable };
    let Some(object) = cx.declared else { return Verdict::NotApplicable };
    // What such an object says is judged by a check of its own.
    if [cx.name, ROOT].into_iter().any(|namespace| has_own(cx, namespace)) {
        return Verdict::Pass;
    }
    match cx.view.completeness(GROUP, "PeerAuthentication") {
        Completeness::Complete => Verdict::gap("clients without a certificate are served", object, label),
        Completeness::Partial(why) => Verdict::Unknown(why, Some(Hit::new(object, label))),
    }
}

fn injected(namespace: &Object) -> Option<At> {
    let labels = namespace.node().at("metadata.labels")?;
    let on = labels.get("istio-injection").filter(|value| value.text() == "enabled");
    on.or_else(|| labels.get("istio.io/rev")).map(At::exact)
}

fn has_own(cx: &NamespaceCx<'_>, namespace: &str) -> bool {
    let policies = cx.view.of_kind_in(GROUP, "PeerAuthentication", namespace).into_iter();
    policies.filter(|policy| policy.reader().find("spec.selector").1.is_none()).count() > 0
}
