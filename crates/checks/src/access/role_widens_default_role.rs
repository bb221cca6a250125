//! # What
//! A ClusterRole carries a label `rbac.authorization.k8s.io/aggregate-to-admin`, `-edit` or `-view`.
//!
//! # Why
//! Its rules are added to a role that many people hold, and nothing in the bindings shows it.
//!
//! # Fix
//! Check that each holder of the default role should have these rights; else remove the label and bind the role.
//!
//! # References
//! - <https://kubernetes.io/docs/reference/access-authn-authz/rbac/#aggregated-clusterroles>

use plimsoll_engine::ObjectCx;
use plimsoll_estate::{At, Reader};

use super::support;

use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "role-widens-default-role",
    aliases: &[],
    controls: &["k8s-rbac-aggregation-reviewed"],
    proves: &[],
    title: "role adds its rights to admin, edit or view",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "remove the label, and bind the role to those who need it",
    since: "0.1.0",
    run: Run::Object(&[("rbac.authorization.k8s.io", "ClusterRole")], run),
};

const LABELS: [&str; 3] = ["admin", "edit", "view"];

fn run<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    if support::is_given(cx.object) {
        return Verdict::NotApplicable;
    }
    let (at, labels) = cx.object.reader().find("metadata.labels");
    let Some(labels) = labels else { return Verdict::Pass };
    if let Some(why) = Reader::new(labels).opaque() {
        return Verdict::Unknown(why, Some(Hit::new(cx.object, at)));
    }
    let set = LABELS.iter().filter_map(|role| labels.get(&format!("rbac.authorization.k8s.io/aggregate-to-{role}")));
    let hits = set.filter(|value| value.text() == "true").map(|value| Hit::new(cx.object, At::exact(value)));
    Verdict::gap_at("whoever holds the default role holds these rights too", hits.collect())
        .fixed_at_each(|object, at| Change::new(object, at, Op::Remove))
        .review("who needs these rights; bind the role to them")
}
