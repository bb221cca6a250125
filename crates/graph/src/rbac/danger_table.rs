//! The table of dangerous powers.

use super::danger::{Danger, Reach, Target};

type Words = &'static [&'static str];

const READ: Words = &["get", "list", "watch"];
const RUN: Words = &["create", "update", "patch"];
const CHANGE: Words = &["update", "patch"];
/// A stream over HTTP is opened by POST, one over a web socket by GET; see [`Danger::holds_in`] for pods.
const STREAM: Words = &["create", "get"];
const PROXY: Words = &["create", "get", "update", "patch", "delete"];
const REMOVE: Words = &["delete", "deletecollection"];
const MUTATE: Words = &["create", "update", "patch", "delete", "deletecollection"];

const RBAC: &str = "rbac.authorization.k8s.io";
const ADMISSION: &str = "admissionregistration.k8s.io";
const CERTIFICATES: &str = "certificates.k8s.io";
const NETWORK: &str = "networking.k8s.io";
const GATEWAY: &str = "gateway.networking.k8s.io";

const fn on(group: &'static str, resource: &'static str) -> Target {
    Target { group, resource, subresource: "" }
}

const fn under(resource: &'static str, subresource: &'static str) -> Target {
    Target { group: "", resource, subresource }
}

macro_rules! practice {
    ($anchor:literal) => {
        concat!("https://kubernetes.io/docs/concepts/security/rbac-good-practices/#", $anchor)
    };
}

/// Every dangerous power that is known here, the widest first.
pub const DANGERS: &[Danger] = &[
    Danger {
        id: "wildcard-everything",
        title: "do anything to any object, as cluster-admin does",
        verbs: &["*"],
        targets: &[on("*", "*")],
        reach: Reach::Anywhere,
        source: practice!("least-privilege"),
    },
    Danger {
        id: "escalate-roles",
        title: "write roles with powers that the writer does not hold",
        verbs: &["escalate"],
        targets: &[on(RBAC, "clusterroles"), on(RBAC, "roles")],
        reach: Reach::Anywhere,
        source: practice!("escalate-verb"),
    },
    Danger {
        id: "bind-roles",
        title: "bind roles with powers that the writer does not hold",
        verbs: &["bind"],
        targets: &[on(RBAC, "clusterroles"), on(RBAC, "roles")],
        reach: Reach::Anywhere,
        source: practice!("bind-verb"),
    },
    Danger {
        id: "impersonate-users",
        title: "act as another user or as a member of another group",
        verbs: &["impersonate"],
        targets: &[on("", "users"), on("", "groups")],
        reach: Reach::Cluster,
        source: practice!("impersonate-verb"),
    },
    Danger {
        id: "impersonate-service-accounts",
        title: "act as a service account",
        verbs: &["impersonate"],
        targets: &[on("", "serviceaccounts")],
        reach: Reach::Anywhere,
        source: practice!("impersonate-verb"),
    },
    Danger {
        id: "change-roles-and-bindings",
        title: "change who holds which powers",
        verbs: RUN,
        targets: &[
            on(RBAC, "clusterroles"),
            on(RBAC, "clusterrolebindings"),
            on(RBAC, "roles"),
            on(RBAC, "rolebindings"),
        ],
        reach: Reach::Anywhere,
        source: "https://kubernetes.io/docs/reference/access-authn-authz/rbac/#privilege-escalation-prevention-and-bootstrapping",
    },
    Danger {
        id: "read-secrets",
        title: "read secrets",
        verbs: READ,
        targets: &[on("", "secrets")],
        reach: Reach::Anywhere,
        source: practice!("listing-secrets"),
    },
    Danger {
        id: "write-secrets",
        title: "write secrets, one with a token for any service account included",
        verbs: RUN,
        targets: &[on("", "secrets")],
        reach: Reach::Anywhere,
        source: "https://kubernetes.io/docs/concepts/configuration/secret/#serviceaccount-token-secrets",
    },
    Danger {
        id: "create-service-account-tokens",
        title: "make a token for a service account",
        verbs: &["create"],
        targets: &[under("serviceaccounts", "token")],
        reach: Reach::Anywhere,
        source: practice!("token-request"),
    },
    Danger {
        id: "create-pods",
        title: "run a pod under any service account of the namespace",
        verbs: &["create"],
        targets: &[on("", "pods")],
        reach: Reach::Anywhere,
        source: practice!("workload-creation"),
    },
    Danger {
        id: "change-pods",
        title: "exchange the images of the pods that run",
        verbs: &["update", "patch"],
        targets: &[on("", "pods")],
        reach: Reach::Anywhere,
        source: practice!("workload-creation"),
    },
    Danger {
        id: "create-workloads",
        title: "run pods through a workload controller",
        verbs: RUN,
        targets: &[
            on("apps", "deployments"),
            on("apps", "daemonsets"),
            on("apps", "statefulsets"),
            on("apps", "replicasets"),
            on("batch", "jobs"),
            on("batch", "cronjobs"),
            on("", "replicationcontrollers"),
        ],
        reach: Reach::Anywhere,
        source: practice!("workload-creation"),
    },
    Danger {
        id: "exec-into-pods",
        title: "run commands in containers that are there already",
        verbs: STREAM,
        targets: &[under("pods", "exec")],
        reach: Reach::Anywhere,
        source: "https://kubernetes.io/docs/reference/access-authn-authz/authorization/#privilege-escalation-via-pod-creation",
    },
    Danger {
        id: "attach-to-pods",
        title: "take over the terminal of a running container",
        verbs: STREAM,
        targets: &[under("pods", "attach")],
        reach: Reach::Anywhere,
        source: "https://kubernetes.io/docs/reference/access-authn-authz/authorization/#privilege-escalation-via-pod-creation",
    },
    Danger {
        id: "forward-pod-ports",
        title: "reach ports of pods past every network policy",
        verbs: STREAM,
        targets: &[under("pods", "portforward")],
        reach: Reach::Anywhere,
        source: "https://kubernetes.io/docs/tasks/access-application-cluster/port-forward-access-application-cluster/",
    },
    Danger {
        id: "add-ephemeral-containers",
        title: "put a container of one's choice into a running pod",
        verbs: CHANGE,
        targets: &[under("pods", "ephemeralcontainers")],
        reach: Reach::Anywhere,
        source: "https://kubernetes.io/docs/concepts/workloads/pods/ephemeral-containers/",
    },
    Danger {
        id: "proxy-to-nodes",
        title: "speak to the kubelet, past audit and admission",
        verbs: PROXY,
        targets: &[under("nodes", "proxy")],
        reach: Reach::Cluster,
        source: practice!("access-to-proxy-subresource-of-nodes"),
    },
    Danger {
        id: "change-nodes",
        title: "change nodes or their status, and so where pods run",
        verbs: CHANGE,
        targets: &[on("", "nodes"), under("nodes", "status")],
        reach: Reach::Cluster,
        source: "https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/#noderestriction",
    },
    Danger {
        id: "create-persistent-volumes",
        title: "make volumes, ones on the node's own file system included",
        verbs: &["create"],
        targets: &[on("", "persistentvolumes")],
        reach: Reach::Cluster,
        source: practice!("persistent-volume-creation"),
    },
    Danger {
        id: "approve-certificates",
        title: "approve certificate requests",
        verbs: CHANGE,
        targets: &[Target { group: CERTIFICATES, resource: "certificatesigningrequests", subresource: "approval" }],
        reach: Reach::Cluster,
        source: practice!("csrs-and-certificate-issuing"),
    },
    Danger {
        id: "use-certificate-signers",
        title: "approve or sign certificates in the name of a signer",
        verbs: &["approve", "sign"],
        targets: &[on(CERTIFICATES, "signers")],
        reach: Reach::Cluster,
        source: practice!("csrs-and-certificate-issuing"),
    },
    Danger {
        id: "change-admission",
        title: "change mutating admission, and so read or alter any object that is written",
        verbs: MUTATE,
        targets: &[
            on(ADMISSION, "mutatingwebhookconfigurations"),
            on(ADMISSION, "mutatingadmissionpolicies"),
            on(ADMISSION, "mutatingadmissionpolicybindings"),
        ],
        reach: Reach::Cluster,
        source: practice!("control-admission-webhooks"),
    },
    Danger {
        id: "change-validation",
        title: "change validating admission, and so let any object in or see it go by",
        verbs: MUTATE,
        targets: &[
            on(ADMISSION, "validatingwebhookconfigurations"),
            on(ADMISSION, "validatingadmissionpolicies"),
            on(ADMISSION, "validatingadmissionpolicybindings"),
        ],
        reach: Reach::Cluster,
        source: practice!("control-admission-webhooks"),
    },
    Danger {
        id: "change-api",
        title: "put a server of one's choice behind a part of the API",
        verbs: RUN,
        targets: &[
            on("apiregistration.k8s.io", "apiservices"),
            on("apiextensions.k8s.io", "customresourcedefinitions"),
        ],
        reach: Reach::Cluster,
        source: "https://kubernetes.io/docs/concepts/extend-kubernetes/api-extension/apiserver-aggregation/",
    },
    Danger {
        id: "change-namespaces",
        title: "change a namespace's labels, and so its Pod Security level",
        verbs: CHANGE,
        targets: &[on("", "namespaces")],
        reach: Reach::Anywhere,
        source: practice!("namespace-modification"),
    },
    Danger {
        id: "change-network",
        title: "lead traffic elsewhere or lift network policies",
        verbs: MUTATE,
        targets: &[
            on(NETWORK, "networkpolicies"),
            on(NETWORK, "ingresses"),
            on(GATEWAY, "gateways"),
            on(GATEWAY, "httproutes"),
            on("", "services"),
            on("", "endpoints"),
            on("discovery.k8s.io", "endpointslices"),
        ],
        reach: Reach::Anywhere,
        source: "https://kubernetes.io/docs/concepts/services-networking/network-policies/",
    },
    Danger {
        id: "change-config-maps",
        title: "change config maps",
        verbs: RUN,
        targets: &[on("", "configmaps")],
        reach: Reach::Anywhere,
        source: practice!("least-privilege"),
    },
    Danger {
        id: "delete-events",
        title: "delete events, and with them traces",
        verbs: REMOVE,
        targets: &[on("", "events"), on("events.k8s.io", "events")],
        reach: Reach::Anywhere,
        source: practice!("least-privilege"),
    },
    Danger {
        id: "delete-workloads",
        title: "delete workloads, services or secrets",
        verbs: REMOVE,
        targets: &[
            on("", "pods"),
            on("", "secrets"),
            on("", "services"),
            on("apps", "deployments"),
            on("apps", "daemonsets"),
            on("apps", "statefulsets"),
            on("apps", "replicasets"),
            on("batch", "jobs"),
            on("batch", "cronjobs"),
        ],
        reach: Reach::Anywhere,
        source: practice!("least-privilege"),
    },
];
