//! # What
//! Two service accounts name the same role: `eks.amazonaws.com/role-arn`, `iam.gke.io/gcp-service-account` or
//! `azure.workload.identity/client-id`.
//!
//! # Why
//! Each of their workloads then has what the others need in the cloud, across namespaces too, and its logs cannot tell
//! them apart.
//!
//! # Fix
//! Give each account a role with the rights that its workload needs.
//!
//! # References
//! - <https://docs.aws.amazon.com/eks/latest/best-practices/identity-and-access-management.html>
//! - <https://cloud.google.com/kubernetes-engine/docs/concepts/workload-identity>

use plimsoll_engine::ObjectCx;
use plimsoll_estate::Reader;

use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "shared-cloud-role",
    aliases: &[],
    controls: &["aws-one-role-per-app", "mt-cross-tenant-paths", "eks-pod-identity-session-policy"],
    proves: &[],
    title: "service accounts share a role of the cloud",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "give each service account a role of its own",
    since: "0.1.0",
    run: Run::Object(&[("", "ServiceAccount")], run),
};

const KEYS: [&str; 3] =
    ["azure.workload.identity/client-id", "eks.amazonaws.com/role-arn", "iam.gke.io/gcp-service-account"];

fn run<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    let Some((key, role)) = KEYS.iter().find_map(|key| Some((*key, role(cx.object, key)?))) else {
        return Verdict::NotApplicable;
    };
    let Some(name) = role.get() else { return Verdict::unknown_value(&role, cx.object) };
    let others = cx.view.of_kind("", "ServiceAccount").filter(|other| other.key != cx.object.key);
    let same = |other: &'e Object| {
        let theirs = self::role(other, key)?;
        (theirs.get()? == name).then(|| Hit::noted(other, theirs.origin, "the same role"))
    };
    match others.filter_map(same).next() {
        Some(other) => {
            Verdict::gap_at("each has in the cloud what the other needs", vec![Hit::new(cx.object, role.origin), other])
        }
        None => Verdict::Pass,
    }
}

fn role(object: &Object, key: &str) -> Option<V<Box<str>>> {
    let node = object.node().at("metadata.annotations")?.get(key)?;
    Some(Reader::new(node).string(""))
}
