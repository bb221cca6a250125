//! # What
//! A Role or ClusterRole holds a rule with `*` for verbs, API groups and resources at once.
//!
//! # Why
//! Such a rule is `cluster-admin` under another name, within one namespace for a Role. It covers what does not
//! exist yet too: every kind that an operator will add, and every new verb.
//!
//! # Fix
//! List the API groups, resources and verbs that are used; the audit log shows which.
//!
//! # References
//! - <https://kubernetes.io/docs/concepts/security/rbac-good-practices/#least-privilege>
//! - <https://kubernetes.io/docs/reference/access-authn-authz/rbac/#referring-to-resources>

use plimsoll_engine::{Hit, ObjectCx};
use plimsoll_estate::Reader;

use super::support;
use crate::prelude::*;

/// The check. A rule that allows everything is evidence against each control of a single right, too.
pub static CHECK: Check = Check {
    slug: "full-wildcard-role",
    aliases: &["KSV-0044", "KSV-0046", "C-0187"],
    controls: &[
        "k8s-rbac-no-wildcards",
        "k8s-rbac-secrets-read",
        "k8s-rbac-escalate-bind-impersonate",
        "k8s-rbac-nodes-proxy",
        "k8s-rbac-csr-approval",
        "k8s-rbac-token-create",
        "k8s-rbac-webhook-config",
        "k8s-rbac-exec-attach",
        "k8s-rbac-pv-create",
    ],
    proves: &[],
    title: "role allows every verb on every resource",
    severity: Severity::Critical,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "list the API groups, resources and verbs that are used",
    since: "0.1.0",
    run: Run::Object(&[("rbac.authorization.k8s.io", "ClusterRole"), ("rbac.authorization.k8s.io", "Role")], run),
};

fn run<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    if support::is_given(cx.object) {
        return Verdict::NotApplicable;
    }
    let everything = support::rules(cx.object).filter(|(_, rule)| support::is_everything(rule));
    let hits = everything.map(|(node, _)| Hit::new(cx.object, Reader::new(node).find("verbs").0));
    support::judge_role(cx, "its holders may do anything wherever it is bound", hits.collect())
}
