//! # What
//! An object other than a workload stands in the namespace `default`: a service, a config map, a role and so on, or a
//! workload whose pod cannot be read. One that names no namespace counts as unknown, unless
//! `plimsoll.toml` says `default-namespace = true` under `[estate]`.
//!
//! # Why
//! What lies in `default` belongs to nobody, and its roles and secrets concern whatever else lands there.
//!
//! # Fix
//! Put the object into the namespace of its application.
//!
//! # References
//! - <https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/#initial-namespaces>

use plimsoll_engine::ObjectCx;
use plimsoll_model::Why;

use crate::prelude::*;
use crate::remedies;

/// The check.
pub static CHECK: Check = Check {
    slug: "object-in-default-namespace",
    aliases: &["use-namespace"],
    controls: &["wl-default-namespace-unused"],
    proves: &[],
    title: "object stands in the default namespace",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "put it into the namespace of its application",
    since: "0.1.0",
    run: Run::Object(KINDS, run),
};

const KINDS: &[(&str, &str)] = &[
    ("", "ConfigMap"),
    ("", "Endpoints"),
    ("", "PersistentVolumeClaim"),
    ("", "PodTemplate"),
    ("", "ReplicationController"),
    ("", "Secret"),
    ("", "Service"),
    ("", "ServiceAccount"),
    ("apps", "ControllerRevision"),
    ("apps", "DaemonSet"),
    ("apps", "Deployment"),
    ("apps", "ReplicaSet"),
    ("apps", "StatefulSet"),
    ("apps.openshift.io", "DeploymentConfig"),
    ("autoscaling", "HorizontalPodAutoscaler"),
    ("batch", "CronJob"),
    ("batch", "Job"),
    ("coordination.k8s.io", "Lease"),
    ("discovery.k8s.io", "EndpointSlice"),
    ("extensions", "Ingress"),
    ("networking.k8s.io", "Ingress"),
    ("networking.k8s.io", "NetworkPolicy"),
    ("policy", "PodDisruptionBudget"),
    ("rbac.authorization.k8s.io", "Role"),
    ("rbac.authorization.k8s.io", "RoleBinding"),
    ("storage.k8s.io", "CSIStorageCapacity"),
];

/// What Kubernetes itself puts into the namespace.
const OWN: [(&str, &str); 4] = [
    ("Service", "kubernetes"),
    ("Endpoints", "kubernetes"),
    ("EndpointSlice", "kubernetes"),
    ("ServiceAccount", "default"),
];

fn run<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    if OWN.contains(&(&*cx.object.key.kind, &*cx.object.key.name)) || carries_pods(cx) {
        return Verdict::NotApplicable;
    }
    let namespace = cx.object.reader().string("metadata.namespace");
    let lands = cx.view.home(cx.object).default_namespace;
    if lands || namespace.get().is_some() || namespace.why().is_some() {
        let fault = namespace.test(lands, |namespace| &**namespace == "default");
        return Verdict::fault(fault, &namespace, cx.object, || "nobody owns this namespace".to_owned())
            .fixed_by_maybe(|| remedies::own_namespace(cx.object))
            .review("which namespace its application has");
    }
    let why = Why::new("the manifest leaves its namespace to the caller", "state the namespace, or scan the cluster");
    Verdict::Unknown(why, Some(Hit::new(cx.object, namespace.origin)))
}

/// Whether a workload has a template that `default-namespace-used` judges.
fn carries_pods(cx: &ObjectCx<'_>) -> bool {
    let path = match &*cx.object.key.kind {
        "DaemonSet" | "Deployment" | "DeploymentConfig" | "Job" | "ReplicaSet" | "StatefulSet" => "spec.template.spec",
        "CronJob" => "spec.jobTemplate.spec.template.spec",
        _ => return false,
    };
    cx.object.node().at(path).is_some_and(|spec| !spec.is_null())
}
