//! What the built-in ClusterRoles allow in a recent Kubernetes; single rules differ between versions.
//!
//! Roles of certificate approvers and of single controllers (`system:controller:…`) are left out: a
//! binding to one is reported as unresolved.

use super::request::{AUTHENTICATED, SERVICE_ACCOUNTS, UNAUTHENTICATED};

type Words = &'static [&'static str];

/// A built-in ClusterRole.
pub(super) struct BuiltinRole {
    pub(super) name: &'static str,
    /// The role whose rules this one joins, by label.
    pub(super) joins: Option<&'static str>,
    /// The word in the label that this role gathers rules by.
    pub(super) gathers: Option<&'static str>,
    pub(super) rules: &'static [BuiltinRule],
}

/// A rule of a built-in ClusterRole.
pub(super) struct BuiltinRule {
    pub(super) verbs: Words,
    pub(super) groups: Words,
    pub(super) resources: Words,
    pub(super) names: Words,
    pub(super) paths: Words,
}

const ALL: Words = &["*"];
const READ: Words = &["get", "list", "watch"];
const WRITE: Words = &["create", "update", "patch", "delete", "deletecollection"];
const CHANGE: Words = &["update", "patch"];
const CREATE: Words = &["create"];
const RECORD: Words = &["create", "update", "patch"];
const CORE: Words = &[""];
const EVENTS: Words = &["", "events.k8s.io"];
const AUTHN: Words = &["authentication.k8s.io"];
const AUTHZ: Words = &["authorization.k8s.io"];
const CSR: Words = &["certificates.k8s.io"];
const LEASES: Words = &["coordination.k8s.io"];
const STORAGE: Words = &["storage.k8s.io"];

const fn on(verbs: Words, groups: Words, resources: Words) -> BuiltinRule {
    BuiltinRule { verbs, groups, resources, names: &[], paths: &[] }
}

const fn paths(verbs: Words, paths: Words) -> BuiltinRule {
    BuiltinRule { verbs, groups: &[], resources: &[], names: &[], paths }
}

const fn named(rule: BuiltinRule, names: Words) -> BuiltinRule {
    BuiltinRule { names, ..rule }
}

const fn plain(name: &'static str, rules: &'static [BuiltinRule]) -> BuiltinRole {
    BuiltinRole { name, joins: None, gathers: None, rules }
}

const fn part(name: &'static str, of: &'static str, rules: &'static [BuiltinRule]) -> BuiltinRole {
    BuiltinRole { name, joins: Some(of), gathers: None, rules }
}

const fn sum(name: &'static str, joins: Option<&'static str>) -> BuiltinRole {
    BuiltinRole { name, joins, gathers: Some(name), rules: &[] }
}

/// Bindings of built-in roles to groups; name and role are called alike.
pub(super) const BINDINGS: &[(&str, Words)] = &[
    ("system:basic-user", &[AUTHENTICATED]),
    ("system:discovery", &[AUTHENTICATED]),
    ("system:public-info-viewer", &[AUTHENTICATED, UNAUTHENTICATED]),
    ("system:service-account-issuer-discovery", &[SERVICE_ACCOUNTS]),
];

/// Every built-in ClusterRole that is known here.
pub(super) const ROLES: &[BuiltinRole] = &[
    plain("cluster-admin", &[on(ALL, ALL, ALL), paths(ALL, ALL)]),
    sum("admin", None),
    sum("edit", Some("admin")),
    sum("view", Some("edit")),
    part("system:aggregate-to-admin", "admin", ADMIN),
    part("system:aggregate-to-edit", "edit", EDIT),
    part("system:aggregate-to-view", "view", VIEW),
    plain("system:basic-user", BASIC_USER),
    plain("system:discovery", &[paths(&["get"], DISCOVERY)]),
    plain("system:public-info-viewer", &[paths(&["get"], PUBLIC)]),
    plain("system:monitoring", &[paths(&["get"], MONITORING)]),
    plain("system:service-account-issuer-discovery", &[paths(&["get"], ISSUER)]),
    plain("system:auth-delegator", AUTH_DELEGATOR),
    plain("system:kube-aggregator", &[on(READ, CORE, &["endpoints", "services"])]),
    plain("system:kube-dns", &[on(&["list", "watch"], CORE, &["endpoints", "services"])]),
    plain("system:kubelet-api-admin", KUBELET_API_ADMIN),
    plain("system:kube-controller-manager", CONTROLLER_MANAGER),
    plain("system:kube-scheduler", SCHEDULER),
    plain("system:volume-scheduler", VOLUME_SCHEDULER),
    plain("system:node", NODE),
    plain("system:node-bootstrapper", NODE_BOOTSTRAPPER),
    plain("system:node-problem-detector", NODE_PROBLEM_DETECTOR),
    plain("system:node-proxier", NODE_PROXIER),
    plain("system:persistent-volume-provisioner", PROVISIONER),
];

const ADMIN: &[BuiltinRule] = &[
    on(CREATE, AUTHZ, &["localsubjectaccessreviews"]),
    on(READ, &["rbac.authorization.k8s.io"], &["roles", "rolebindings"]),
    on(WRITE, &["rbac.authorization.k8s.io"], &["roles", "rolebindings"]),
];

const EDIT: &[BuiltinRule] = &[
    on(READ, CORE, &["secrets", "pods/attach", "pods/exec", "pods/portforward", "pods/proxy"]),
    on(READ, CORE, &["services/proxy"]),
    on(&["impersonate"], CORE, &["serviceaccounts"]),
    on(CREATE, CORE, &["serviceaccounts/token", "pods/eviction"]),
    on(WRITE, CORE, &["pods", "pods/attach", "pods/exec", "pods/portforward", "pods/proxy"]),
    on(WRITE, CORE, &["configmaps", "secrets", "serviceaccounts", "persistentvolumeclaims"]),
    on(WRITE, CORE, &["services", "services/proxy", "events"]),
    on(WRITE, CORE, &["replicationcontrollers", "replicationcontrollers/scale"]),
    on(WRITE, &["apps", "extensions"], &["daemonsets", "deployments", "replicasets"]),
    on(WRITE, &["apps", "extensions"], &["deployments/rollback", "deployments/scale"]),
    on(WRITE, &["apps", "extensions"], &["replicasets/scale"]),
    on(WRITE, &["apps"], &["statefulsets", "statefulsets/scale"]),
    on(WRITE, &["extensions"], &["replicationcontrollers/scale"]),
    on(WRITE, &["autoscaling"], &["horizontalpodautoscalers"]),
    on(WRITE, &["batch"], &["cronjobs", "jobs"]),
    on(WRITE, &["networking.k8s.io", "extensions"], &["ingresses", "networkpolicies"]),
    on(WRITE, &["policy"], &["poddisruptionbudgets"]),
    on(READ, LEASES, &["leases"]),
    on(WRITE, LEASES, &["leases"]),
];

const VIEW: &[BuiltinRule] = &[
    on(READ, CORE, &["pods", "pods/log", "pods/status", "configmaps", "serviceaccounts"]),
    on(READ, CORE, &["services", "services/status", "endpoints", "bindings", "events"]),
    on(READ, CORE, &["persistentvolumeclaims", "persistentvolumeclaims/status"]),
    on(READ, CORE, &["replicationcontrollers", "replicationcontrollers/scale"]),
    on(READ, CORE, &["replicationcontrollers/status", "limitranges"]),
    on(READ, CORE, &["resourcequotas", "resourcequotas/status"]),
    on(READ, CORE, &["namespaces", "namespaces/status"]),
    on(READ, &["discovery.k8s.io"], &["endpointslices"]),
    on(READ, &["apps", "extensions"], &["daemonsets", "daemonsets/status"]),
    on(READ, &["apps", "extensions"], &["deployments", "deployments/scale"]),
    on(READ, &["apps", "extensions"], &["deployments/status", "replicasets"]),
    on(READ, &["apps", "extensions"], &["replicasets/scale", "replicasets/status"]),
    on(READ, &["apps"], &["statefulsets", "statefulsets/scale", "statefulsets/status"]),
    on(READ, &["apps"], &["controllerrevisions"]),
    on(READ, &["extensions"], &["replicationcontrollers/scale"]),
    on(READ, &["autoscaling"], &["horizontalpodautoscalers", "horizontalpodautoscalers/status"]),
    on(READ, &["batch"], &["cronjobs", "cronjobs/status", "jobs", "jobs/status"]),
    on(READ, &["networking.k8s.io", "extensions"], &["ingresses", "ingresses/status"]),
    on(READ, &["networking.k8s.io", "extensions"], &["networkpolicies"]),
    on(READ, &["policy"], &["poddisruptionbudgets", "poddisruptionbudgets/status"]),
];

const BASIC_USER: &[BuiltinRule] = &[
    on(CREATE, AUTHZ, &["selfsubjectaccessreviews", "selfsubjectrulesreviews"]),
    on(CREATE, AUTHN, &["selfsubjectreviews"]),
];

const DISCOVERY: Words = &[
    "/api",
    "/api/*",
    "/apis",
    "/apis/*",
    "/openapi",
    "/openapi/*",
    "/healthz",
    "/livez",
    "/readyz",
    "/version",
    "/version/",
];
const PUBLIC: Words = &["/healthz", "/livez", "/readyz", "/version", "/version/"];
const MONITORING: Words =
    &["/healthz", "/healthz/*", "/livez", "/livez/*", "/readyz", "/readyz/*", "/metrics", "/metrics/slis"];
const ISSUER: Words = &["/.well-known/openid-configuration", "/openid/v1/jwks"];

const AUTH_DELEGATOR: &[BuiltinRule] =
    &[on(CREATE, AUTHN, &["tokenreviews"]), on(CREATE, AUTHZ, &["subjectaccessreviews"])];

const KUBELET_API_ADMIN: &[BuiltinRule] = &[
    on(&["get", "list", "watch", "proxy"], CORE, &["nodes"]),
    on(ALL, CORE, &["nodes/log", "nodes/metrics", "nodes/proxy", "nodes/stats"]),
];

const CONTROLLER_MANAGER: &[BuiltinRule] = &[
    on(&["list", "watch"], ALL, ALL),
    on(&["create", "get", "update"], CORE, &["secrets", "serviceaccounts"]),
    on(&["delete"], CORE, &["secrets"]),
    on(&["get"], CORE, &["configmaps", "namespaces"]),
    on(CREATE, CORE, &["serviceaccounts/token"]),
    on(CREATE, AUTHN, &["tokenreviews"]),
    on(CREATE, AUTHZ, &["subjectaccessreviews"]),
    on(CREATE, LEASES, &["leases"]),
    named(on(&["get", "update"], LEASES, &["leases"]), &["kube-controller-manager"]),
    on(RECORD, EVENTS, &["events"]),
];

const SCHEDULER: &[BuiltinRule] = &[
    on(READ, CORE, &["namespaces", "nodes", "pods", "replicationcontrollers", "services"]),
    on(READ, CORE, &["persistentvolumeclaims", "persistentvolumes"]),
    on(&["delete"], CORE, &["pods"]),
    on(CREATE, CORE, &["bindings", "pods/binding"]),
    on(CHANGE, CORE, &["pods/status"]),
    on(READ, &["apps", "extensions"], &["replicasets"]),
    on(READ, &["apps"], &["statefulsets"]),
    on(READ, &["policy"], &["poddisruptionbudgets"]),
    on(READ, STORAGE, &["csidrivers", "csinodes", "csistoragecapacities"]),
    on(CREATE, AUTHN, &["tokenreviews"]),
    on(CREATE, AUTHZ, &["subjectaccessreviews"]),
    on(CREATE, LEASES, &["leases"]),
    named(on(&["get", "update"], LEASES, &["leases"]), &["kube-scheduler"]),
    on(RECORD, EVENTS, &["events"]),
];

const VOLUME_SCHEDULER: &[BuiltinRule] = &[
    on(READ, CORE, &["persistentvolumeclaims", "persistentvolumes"]),
    on(CHANGE, CORE, &["persistentvolumeclaims", "persistentvolumes"]),
    on(READ, STORAGE, &["storageclasses"]),
];

/// Bound to nobody since 1.8: nodes are judged by an authorizer of their own.
const NODE: &[BuiltinRule] = &[
    on(READ, CORE, &["configmaps", "nodes", "pods", "secrets", "services"]),
    on(&["get"], CORE, &["endpoints", "persistentvolumeclaims", "persistentvolumes"]),
    on(&["create", "update", "patch"], CORE, &["nodes", "events"]),
    on(&["create", "delete"], CORE, &["pods"]),
    on(CHANGE, CORE, &["nodes/status", "pods/status"]),
    on(&["get", "update", "patch"], CORE, &["persistentvolumeclaims/status"]),
    on(CREATE, CORE, &["pods/eviction", "serviceaccounts/token"]),
    on(CREATE, AUTHN, &["tokenreviews"]),
    on(CREATE, AUTHZ, &["localsubjectaccessreviews", "subjectaccessreviews"]),
    on(&["create", "get", "list", "watch"], CSR, &["certificatesigningrequests"]),
    on(&["create", "delete", "get", "patch", "update"], LEASES, &["leases"]),
    on(&["get"], STORAGE, &["volumeattachments"]),
    on(READ, STORAGE, &["csidrivers"]),
    on(&["create", "delete", "get", "patch", "update"], STORAGE, &["csinodes"]),
    on(READ, &["node.k8s.io"], &["runtimeclasses"]),
];

const NODE_BOOTSTRAPPER: &[BuiltinRule] =
    &[on(&["create", "get", "list", "watch"], CSR, &["certificatesigningrequests"])];

const NODE_PROBLEM_DETECTOR: &[BuiltinRule] =
    &[on(&["get"], CORE, &["nodes"]), on(&["patch"], CORE, &["nodes/status"]), on(RECORD, EVENTS, &["events"])];

const NODE_PROXIER: &[BuiltinRule] = &[
    on(&["list", "watch"], CORE, &["endpoints", "services"]),
    on(&["list", "watch"], &["discovery.k8s.io"], &["endpointslices"]),
    on(READ, CORE, &["nodes"]),
    on(RECORD, EVENTS, &["events"]),
];

const PROVISIONER: &[BuiltinRule] = &[
    on(&["create", "delete", "get", "list", "watch"], CORE, &["persistentvolumes"]),
    on(&["get", "list", "update", "watch"], CORE, &["persistentvolumeclaims"]),
    on(READ, STORAGE, &["storageclasses"]),
    on(&["watch"], CORE, &["events"]),
    on(RECORD, EVENTS, &["events"]),
];
