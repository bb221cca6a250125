//! # What
//! The Kubernetes Dashboard runs in the cluster: its image does, or a pod carries the label of its manifests.
//!
//! # Why
//! It acts with the rights of its account or of whoever pasted a token into it, and installations that were
//! reachable without a login have been taken over by the thousand. The project was archived in January 2026 and
//! gets no fixes.
//!
//! # Fix
//! Remove it; use `kubectl`, a client on the desk of the administrator, or the console of the provider.
//!
//! # References
//! - <https://github.com/kubernetes-retired/dashboard>
//! - <https://kubernetes.io/docs/tasks/access-application-cluster/web-ui-dashboard/>

use super::support;
use crate::prelude::*;
use plimsoll_estate::{At, Image};

/// The check.
pub static CHECK: Check = Check {
    slug: "dashboard-deployed",
    aliases: &["CKV_K8S_33"],
    controls: &["api-dashboard-absent"],
    proves: &[],
    title: "Kubernetes Dashboard is deployed",
    severity: Severity::High,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "remove the dashboard",
    since: "0.1.0",
    run: Run::Container(run),
};

/// Repositories of the dashboard, all its parts.
const NAMES: [&str; 3] = ["kubernetes-dashboard", "kubernetes-dashboard-amd64", "kubernetesui"];

/// Labels by which the dashboard's own manifests and charts name it.
const LABELS: [&str; 3] = ["app", "app.kubernetes.io/name", "k8s-app"];

const MESSAGE: &str = "a console of the cluster runs in it";

/// A copy in a registry of one's own may have another name; the labels stay.
fn run<'e>(cx: &ContainerCx<'e>) -> Verdict<'e> {
    if let Some(at) = labelled(cx) {
        return Verdict::gap(MESSAGE, cx.object, at);
    }
    support::fault(cx, MESSAGE, |text| Image::parse(text).repository.split('/').any(|part| NAMES.contains(&part)))
}

fn labelled(cx: &ContainerCx<'_>) -> Option<At> {
    let labels = cx.pod.metadata(cx.object)?.child("labels")?.node();
    let named = LABELS.into_iter().filter_map(|key| labels.get(key));
    named.into_iter().find(|value| value.text() == "kubernetes-dashboard").map(At::exact)
}
