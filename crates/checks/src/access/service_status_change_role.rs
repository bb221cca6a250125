//! # What
//! A Role or ClusterRole allows `update` or `patch` on `services/status`. Kubernetes' own roles and rules that allow
//! everything are left out.
//!
//! # Why
//! The status holds the addresses of the load balancer, and the nodes send what goes to these addresses to the
//! Service: who writes one there takes the traffic of pods to any address outside (CVE-2020-8554).
//!
//! # Fix
//! Remove `services/status` from the role; only the controller of the cloud's load balancers needs it.
//!
//! # References
//! - <https://github.com/kubernetes/kubernetes/issues/97076>
//! - <https://kubernetes.io/docs/concepts/security/rbac-good-practices/>

use plimsoll_engine::ObjectCx;
use plimsoll_estate::At;
use plimsoll_graph::rbac::PolicyRule;

use super::support;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "service-status-change-role",
    aliases: &["CKV2_K8S_4"],
    controls: &["k8s-rbac-network-objects"],
    proves: &[],
    title: "role can give a Service any address",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "remove `services/status` from the role",
    since: "0.1.0",
    run: Run::Object(&[("rbac.authorization.k8s.io", "ClusterRole"), ("rbac.authorization.k8s.io", "Role")], run),
};

const STATUS: &str = "services/status";

fn run<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    if support::is_given(cx.object) {
        return Verdict::NotApplicable;
    }
    let rules = support::rules(cx.object).filter(|(_, rule)| !support::is_everything(rule) && writes(rule));
    let words = rules.filter_map(|(node, _)| node.get("resources")?.items().find(|word| names(word.text())));
    let hits = words.map(|word| Hit::new(cx.object, At::exact(word))).collect();
    support::judge_role(cx, "whoever holds this role can take traffic to any address", hits)
}

fn writes(rule: &PolicyRule) -> bool {
    let has = |list: &[String], wanted: &[&str]| list.iter().any(|word| word == "*" || wanted.contains(&word.as_str()));
    has(&rule.verbs, &["update", "patch"]) && has(&rule.api_groups, &[""]) && rule.resources.iter().any(|r| names(r))
}

/// The subresource itself, in the forms that a rule may write it.
fn names(resource: &str) -> bool {
    matches!(resource, STATUS | "*" | "*/status")
}
