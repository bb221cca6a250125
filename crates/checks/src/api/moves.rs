//! Moving an object to the version that replaces its own, where both have the same fields.

use plimsoll_engine::Remedy;
use plimsoll_estate::Object;
use plimsoll_syntax::Kind;

use super::table::Row;

/// Groups of which every replaced version says the same as the next one.
const SAME: &[&str] = &[
    "apiregistration.k8s.io",
    "coordination.k8s.io",
    "node.k8s.io",
    "rbac.authorization.k8s.io",
    "scheduling.k8s.io",
    "storage.k8s.io",
    "storagemigration.k8s.io",
];

/// Single kinds of other groups, by version.
const SAME_KINDS: &[(&str, &str, &str)] = &[
    ("admissionregistration.k8s.io", "v1beta1", "MutatingAdmissionPolicy"),
    ("admissionregistration.k8s.io", "v1beta1", "MutatingAdmissionPolicyBinding"),
    ("admissionregistration.k8s.io", "v1beta1", "ValidatingAdmissionPolicy"),
    ("admissionregistration.k8s.io", "v1beta1", "ValidatingAdmissionPolicyBinding"),
    ("apps", "v1beta1", "ControllerRevision"),
    ("apps", "v1beta2", "ControllerRevision"),
    ("autoscaling", "v2beta2", "HorizontalPodAutoscaler"),
    ("batch", "v1beta1", "CronJob"),
    ("certificates.k8s.io", "v1beta1", "ClusterTrustBundle"),
    ("certificates.k8s.io", "v1beta1", "PodCertificateRequest"),
    ("extensions", "v1beta1", "NetworkPolicy"),
    ("flowcontrol.apiserver.k8s.io", "v1beta3", "FlowSchema"),
    ("flowcontrol.apiserver.k8s.io", "v1beta3", "PriorityLevelConfiguration"),
    ("networking.k8s.io", "v1beta1", "IPAddress"),
    ("networking.k8s.io", "v1beta1", "IngressClass"),
    ("networking.k8s.io", "v1beta1", "ServiceCIDR"),
];

const WORKLOADS: [&str; 4] = ["DaemonSet", "Deployment", "ReplicaSet", "StatefulSet"];

/// The move to the version that the row names, where no field has to be rewritten by hand.
pub(super) fn remedy(object: &Object, row: &Row) -> Option<Remedy> {
    let (group, kind) = (&*object.key.group, &*object.key.kind);
    let moved = || Remedy::set(object, object.reader().find("apiVersion").0, row.instead);
    if !row.instead.contains('/') || row.instead.contains(' ') {
        return None;
    }
    match (group, kind) {
        ("policy", "PodDisruptionBudget") => selects(object).then(moved),
        ("apps" | "extensions", kind) if WORKLOADS.contains(&kind) => workload(object, moved()),
        _ if SAME.contains(&group) || SAME_KINDS.contains(&(group, &object.version, kind)) => Some(moved()),
        _ => None,
    }
}

/// An empty selector meant no pod, and means every pod now.
fn selects(object: &Object) -> bool {
    let selector = object.node().at("spec.selector");
    selector.is_some_and(|s| {
        s.kind() == Kind::Map && s.entries().iter().any(|(_, v)| !v.entries().is_empty() || v.items().next().is_some())
    })
}

/// A workload has to say which pods are its own; it used to be those with the labels of its template.
fn workload(object: &Object, moved: Remedy) -> Option<Remedy> {
    let gone = ["spec.rollbackTo", "spec.templateGeneration"].iter().any(|path| object.node().at(path).is_some());
    let (at, selector) = object.reader().find("spec.selector");
    match (gone, selector) {
        (true, _) => None,
        (false, Some(_)) => Some(moved),
        (false, None) => {
            let labels = object.node().at("spec.template.metadata.labels").filter(|l| !l.entries().is_empty())?;
            Some(moved.and_set(object, at, serde_json::json!({ "matchLabels": labels.to_json() })))
        }
    }
}
