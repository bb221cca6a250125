//! # What
//! The Kubernetes Dashboard runs in the cluster.
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
use plimsoll_estate::Image;

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

fn run<'e>(cx: &ContainerCx<'e>) -> Verdict<'e> {
    support::fault(cx, "a console of the cluster runs in it", |text| {
        Image::parse(text).repository.split('/').any(|part| NAMES.contains(&part))
    })
}
