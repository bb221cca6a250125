//! # What
//! A ClusterRole allows `nodes/proxy`, by name or through a wildcard over resources.
//!
//! # Why
//! `nodes/proxy` speaks to the kubelet itself: it runs commands in any pod of the node, past admission and with
//! nothing in the audit log but the connection. `get` alone is enough, since a web socket opens with GET.
//!
//! # Fix
//! Remove it. For metrics bind `nodes/metrics` and `nodes/stats`; from 1.33 finer subresources of nodes exist for
//! other kubelet paths as well.
//!
//! # References
//! - <https://kubernetes.io/docs/concepts/security/rbac-good-practices/#access-to-proxy-subresource-of-nodes>
//! - <https://kubernetes.io/docs/reference/access-authn-authz/kubelet-authn-authz/#fine-grained-authorization>

use plimsoll_engine::ObjectCx;

use super::danger::{self, Unless};
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "node-proxy-role",
    aliases: &["KSV-0047", "CKV2_K8S_2", "C-0279"],
    controls: &["k8s-rbac-nodes-proxy"],
    proves: &["k8s-rbac-nodes-proxy"],
    title: "role can speak to the kubelet through the API server",
    severity: Severity::High,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "remove `nodes/proxy`; use `nodes/metrics` or `nodes/stats` for metrics",
    since: "0.1.0",
    run: Run::Object(&[("rbac.authorization.k8s.io", "ClusterRole")], run),
};

fn run<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    danger::judge(cx, &["proxy-to-nodes"], Unless::Never)
}
