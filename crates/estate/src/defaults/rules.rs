//! Defaults that depend on more than one field.

use serde_json::{Value, json};

use super::engine::{each, put_if_nothing, slot};
use super::pod_resources;
use super::reference::tag;
use super::shape::at;
use super::values::{POLICY_EGRESS, POLICY_INGRESS, PULL_ALWAYS, PULL_IF_NOT_PRESENT};

/// A default that is computed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    /// `Always` if the image at this path is tagged `latest`, or not at all; else `IfNotPresent`.
    PullPolicy(&'static str),
    /// The port on the node is the container's, where the pod is in the node's network.
    HostPort,
    /// Ingress, and egress if there are egress rules.
    PolicyTypes,
    /// The kind in lower case.
    Singular,
    /// The kind with `List` behind it.
    ListKind,
    /// The AppArmor annotation of a container becomes its field.
    AppArmor,
    /// The label `kubernetes.io/metadata.name` is the namespace's name, whatever was given.
    NamespaceLabel,
    /// `kubernetes` is among the finalizers.
    NamespaceFinalizer,
    /// The older name of the service account is a copy of the newer one, whatever was given.
    ServiceAccountAlias,
    /// A negative grace period becomes one second.
    GracePeriod,
    /// Limits of huge pages for the whole pod: the sum of its containers'.
    PodHugePages,
    /// Requests of the whole pod: the sum of its containers', or else its own limits.
    PodRequests,
    /// Limits of the whole pod: the sum of its containers', if all have one.
    PodLimits,
    /// No configuration of affinity where there is no affinity.
    NoAffinity,
}

impl Rule {
    /// Whether it also changes what was given.
    #[must_use]
    pub fn settles(self) -> bool {
        matches!(
            self,
            Self::NamespaceLabel
                | Self::NamespaceFinalizer
                | Self::ServiceAccountAlias
                | Self::GracePeriod
                | Self::NoAffinity
        )
    }

    pub(super) fn apply(self, node: &mut Value, path: &str) -> usize {
        match self {
            Self::PullPolicy(image) => fill(node, path, |n| Some(pull_policy(text(n, image)).into())),
            Self::HostPort => host_ports(node, path),
            Self::PolicyTypes => fill(node, path, |n| Some(policy_types(has_egress(n)).to_vec().into())),
            Self::Singular => fill(node, path, |n| kind(n).map(|kind| kind.to_lowercase().into())),
            Self::ListKind => fill(node, path, |n| kind(n).map(|kind| format!("{kind}List").into())),
            Self::AppArmor => app_armor(node, path),
            Self::NamespaceLabel => namespace_label(node),
            Self::NamespaceFinalizer => finalizer(node, path),
            Self::ServiceAccountAlias => alias(node, path),
            Self::GracePeriod => grace_period(node, path),
            Self::PodHugePages => pod_resources::huge_pages(node),
            Self::PodRequests => pod_resources::requests(node),
            Self::PodLimits => pod_resources::limits(node),
            Self::NoAffinity => remove_config(node),
        }
    }
}

/// When a node pulls an image: always if its tag is `latest` or missing, else if it has none.
#[must_use]
pub fn pull_policy(image: &str) -> &'static str {
    if tag(image) == Some("latest") { PULL_ALWAYS } else { PULL_IF_NOT_PRESENT }
}

/// The directions that a network policy governs where it does not say.
#[must_use]
pub fn policy_types(has_egress_rules: bool) -> &'static [&'static str] {
    if has_egress_rules { &[POLICY_INGRESS, POLICY_EGRESS] } else { &[POLICY_INGRESS] }
}

fn text<'v>(node: &'v Value, path: &str) -> &'v str {
    at(node, path).and_then(Value::as_str).unwrap_or_default()
}

fn fill(node: &mut Value, path: &str, compute: impl FnOnce(&Value) -> Option<Value>) -> usize {
    compute(node).map_or(0, |value| put_if_nothing(node, path, value))
}

fn has_egress(policy: &Value) -> bool {
    at(policy, "spec.egress").and_then(Value::as_array).is_some_and(|rules| !rules.is_empty())
}

/// The kind that a definition brings.
fn kind(crd: &Value) -> Option<&str> {
    Some(text(crd, "spec.names.kind")).filter(|kind| !kind.is_empty())
}

/// `path` leads to the field through the lists of containers and ports.
fn host_ports(spec: &mut Value, path: &str) -> usize {
    let mut count = 0;
    let Some((ports, field)) = path.rsplit_once('.') else { return 0 };
    if at(spec, "hostNetwork") == Some(&Value::Bool(true)) {
        each(spec, ports, &mut |port| {
            count += fill(port, field, |port| port.get("containerPort").filter(|p| !p.is_null()).cloned());
        });
    }
    count
}

const APP_ARMOR: &str = "container.apparmor.security.beta.kubernetes.io/";

/// <https://kubernetes.io/docs/tutorials/security/apparmor/>
fn app_armor(pod: &mut Value, path: &str) -> usize {
    if text(pod, "spec.os.name") == "windows" {
        return 0;
    }
    let Some(annotations) = at(pod, "metadata.annotations").and_then(Value::as_object).cloned() else { return 0 };
    let of_pod = at(pod, "spec.securityContext.appArmorProfile").cloned();
    let Some((containers, field)) = path.split_once("[].") else { return 0 };
    let mut count = 0;
    each(pod, &format!("{containers}[]"), &mut |container| {
        let annotation = annotations.get(&format!("{APP_ARMOR}{}", text(container, "name"))).and_then(Value::as_str);
        let profile = annotation.and_then(profile).filter(|profile| Some(profile) != of_pod.as_ref());
        count += fill(container, field, |_| profile);
    });
    count
}

fn profile(annotation: &str) -> Option<Value> {
    match annotation {
        "runtime/default" => Some(json!({ "type": "RuntimeDefault" })),
        "unconfined" => Some(json!({ "type": "Unconfined" })),
        _ => {
            let name = annotation.strip_prefix("localhost/").filter(|name| !name.is_empty() && name.trim() == *name)?;
            Some(json!({ "type": "Localhost", "localhostProfile": name }))
        }
    }
}

fn namespace_label(namespace: &mut Value) -> usize {
    let name = text(namespace, "metadata.name").to_owned();
    let labels = if name.is_empty() { None } else { slot(namespace, "metadata.labels") };
    let Some(labels) = labels else { return 0 };
    set(labels, "kubernetes.io/metadata.name", name.into())
}

fn finalizer(namespace: &mut Value, path: &str) -> usize {
    let Some(list) = slot(namespace, path) else { return 0 };
    if list.is_null() {
        *list = json!([]);
    }
    match list.as_array_mut() {
        Some(list) if !list.iter().any(|f| f == "kubernetes") => {
            list.push("kubernetes".into());
            1
        }
        _ => 0,
    }
}

fn alias(spec: &mut Value, path: &str) -> usize {
    match text(spec, "serviceAccountName").to_owned() {
        name if name.is_empty() => 0,
        name => set(spec, path, name.into()),
    }
}

fn grace_period(pod: &mut Value, path: &str) -> usize {
    let negative = at(pod, path).and_then(Value::as_i64).is_some_and(|seconds| seconds < 0);
    let period = if negative { slot(pod, path) } else { None };
    period.map_or(0, |period| {
        *period = 1.into();
        1
    })
}

fn remove_config(service: &mut Value) -> usize {
    let spec = service.get_mut("spec").and_then(Value::as_object_mut);
    usize::from(spec.and_then(|spec| spec.shift_remove("sessionAffinityConfig")).is_some_and(|v| !v.is_null()))
}

/// Sets a key of a mapping; returns whether that changed it.
fn set(node: &mut Value, key: &str, value: Value) -> usize {
    if node.is_null() {
        *node = json!({});
    }
    let Some(map) = node.as_object_mut() else { return 0 };
    let changed = map.get(key) != Some(&value);
    map.insert(key.to_owned(), value);
    usize::from(changed)
}
