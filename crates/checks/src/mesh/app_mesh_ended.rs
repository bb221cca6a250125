//! # What
//! An object belongs to AWS App Mesh, which ended on 2026-09-30, or a namespace has its proxy put into pods.
//!
//! # Why
//! The service hands out no more configuration or certificates: traffic that it encrypted or limited no longer is,
//! and nothing is repaired.
//!
//! # Fix
//! Move to Amazon ECS Service Connect, VPC Lattice or Istio, and remove the objects.
//!
//! # References
//! - <https://docs.aws.amazon.com/app-mesh/latest/userguide/what-is-app-mesh.html>

use plimsoll_engine::ObjectCx;
use plimsoll_estate::Reader;

use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "app-mesh-ended",
    aliases: &[],
    controls: &["net-mtls-between-services"],
    proves: &[],
    title: "object belongs to a mesh that has ended",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "move to another mesh, and remove the object",
    since: "0.1.0",
    run: Run::Object(KINDS, run),
};

const KINDS: &[(&str, &str)] = &[
    ("", "Namespace"),
    ("appmesh.k8s.aws", "GatewayRoute"),
    ("appmesh.k8s.aws", "Mesh"),
    ("appmesh.k8s.aws", "VirtualGateway"),
    ("appmesh.k8s.aws", "VirtualNode"),
    ("appmesh.k8s.aws", "VirtualRouter"),
    ("appmesh.k8s.aws", "VirtualService"),
];
/// With it, a namespace has the proxy of App Mesh put into its pods.
const LABEL: &str = "appmesh.k8s.aws/sidecarInjectorWebhook";

fn run<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    let message = "App Mesh ended on 2026-09-30";
    if !cx.object.is("", "Namespace") {
        return Verdict::gap(message, cx.object, cx.object.reader().find("kind").0);
    }
    let label = cx.object.node().at("metadata.labels").and_then(|labels| labels.get(LABEL));
    let Some(label) = label else { return Verdict::NotApplicable };
    let state = Reader::new(label).string("");
    Verdict::fault(state.test(false, |state| &**state == "enabled"), &state, cx.object, || message.to_owned())
        .fixed_by(|| Remedy::remove(cx.object, state.origin))
        .review("which mesh takes its place")
}
