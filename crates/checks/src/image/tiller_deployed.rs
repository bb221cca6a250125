//! # What
//! Tiller runs in the cluster, the server part of Helm 2.
//!
//! # Why
//! It accepts commands without a login from every pod that reaches it and carries them out with its own rights,
//! most often those of an administrator. Helm 2 gets no fixes since 2020.
//!
//! # Fix
//! Move the releases to Helm 3, which needs no server, and delete Tiller with its account and binding.
//!
//! # References
//! - <https://helm.sh/docs/topics/v2_v3_migration/>

use super::support;
use crate::prelude::*;
use plimsoll_engine::ObjectCx;
use plimsoll_estate::{At, Image};
use plimsoll_syntax::Node;

/// The check.
pub static CHECK: Check = Check {
    slug: "tiller-deployed",
    aliases: &["CKV_K8S_34", "CKV_K8S_44", "KSV-0102"],
    controls: &["helm-chart-provenance", "k8s-cluster-admin-bindings"],
    proves: &[],
    title: "Tiller, the server of Helm 2, is deployed",
    severity: Severity::Critical,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "move to Helm 3 and delete Tiller",
    since: "0.1.0",
    run: Run::Many(&[Run::Container(run), Run::Object(&[("", "Service")], service)]),
};

const MESSAGE: &str = "the server of Helm 2 obeys everybody who reaches it";

/// A pod of it, known by an image or by the label that Helm 2 gives it.
fn run<'e>(cx: &ContainerCx<'e>) -> Verdict<'e> {
    let of_object = cx.object.node().at("metadata.labels.name").map(Node::text);
    let mut labels = cx.pod.labels(cx.object).into_iter();
    if of_object == Some("tiller") || labels.any(|label| label == ("name", "tiller")) {
        return Verdict::gap(MESSAGE, cx.object, cx.container.image.origin);
    }
    support::fault(cx, MESSAGE, |text| support::is_tiller(&Image::parse(text)))
}

/// The Service that Helm 2 sets up in front of it, known by its selector or its labels.
fn service<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    let is_of = |node: &Node<'_>| {
        let has = |key: &str, value: &str| node.get(key).is_some_and(|node| node.text() == value);
        has("app", "helm") && has("name", "tiller")
    };
    let mut places = ["spec.selector", "metadata.labels"].into_iter().filter_map(|path| cx.object.node().at(path));
    match places.find(is_of) {
        Some(node) => Verdict::gap(MESSAGE, cx.object, At::exact(node)),
        None => Verdict::Pass,
    }
}
