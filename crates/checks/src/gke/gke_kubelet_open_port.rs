//! # What
//! A node pool that opens the kubelet's port 10255.
//!
//! # Why
//! Whoever reaches the node, every pod included, reads the pods that run there with their environment, and metrics, without a login.
//!
//! # Fix
//! Close it; programs that read metrics can use port 10250 with a token.
//!
//! # References
//! - <https://cloud.google.com/kubernetes-engine/docs/how-to/disable-kubelet-readonly-port>

use crate::prelude::*;
use crate::settings::told;
use plimsoll_estate::cloud::google::gke;

/// The check.
pub static CHECK: Check = Check {
    slug: "gke-kubelet-open-port",
    aliases: &[],
    controls: &["node-kubelet-readonly-port-off"],
    proves: &[],
    title: "kubelet of GKE answers without a login",
    severity: Severity::High,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "set `insecure_kubelet_readonly_port_enabled = \"FALSE\"`",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::GkeCluster, CloudKind::GkeNodePool], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let open = cx.text(&gke::READONLY_PORT);
    let is_open = open.test(false, |open| open.eq_ignore_ascii_case("true"));
    told(cx, is_open, open.origin, "whoever reaches a node reads its pods without a login")
        .fixed_by(|| Remedy::set(cx.object, open.origin, "FALSE"))
}
