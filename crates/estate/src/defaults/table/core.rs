//! Namespaces, services, secrets and limits.

use super::super::rules::Rule;
use super::super::shape::{Fill, Shape, When, boolean, copy, int, part, row, rule, text};
use super::super::values::SERVICE_TYPE;
use super::pod::POD_TEMPLATE_SPEC;

pub(super) static NAMESPACE: Shape = Shape {
    name: "Namespace",
    rows: &[rule("metadata.labels", Rule::NamespaceLabel).since(21), rule("spec.finalizers", Rule::NamespaceFinalizer)],
    parts: &[],
};

pub(super) static SECRET: Shape = Shape { name: "Secret", rows: &[text("type", "Opaque")], parts: &[] };

pub(super) static POD_TEMPLATE: Shape =
    Shape { name: "PodTemplate", rows: &[], parts: &[part("template", &POD_TEMPLATE_SPEC)] };

const TYPE: &str = "spec.type";
const AFFINITY: &str = "spec.sessionAffinity";

/// <https://kubernetes.io/docs/reference/kubernetes-api/service-resources/service-v1/>
pub(super) static SERVICE: Shape = Shape {
    name: "Service",
    rows: &[
        text(AFFINITY, "None"),
        rule("spec.sessionAffinityConfig", Rule::NoAffinity).when(&[When::Is(AFFINITY, &["None"])]),
        int("spec.sessionAffinityConfig.clientIP.timeoutSeconds", 10_800).when(&[When::Is(AFFINITY, &["ClientIP"])]),
        text(TYPE, SERVICE_TYPE),
        text("spec.externalTrafficPolicy", "Cluster").when(&[When::Is(TYPE, &["NodePort", "LoadBalancer"])]),
        text("spec.externalTrafficPolicy", "Cluster")
            .when(&[When::Is(TYPE, &["ClusterIP"]), When::Given("spec.externalIPs")])
            .since(29),
        text("spec.internalTrafficPolicy", "Cluster")
            .when(&[When::Is(TYPE, &["ClusterIP", "NodePort", "LoadBalancer"])])
            .since(22),
        boolean("spec.allocateLoadBalancerNodePorts", true).when(&[When::Is(TYPE, &["LoadBalancer"])]).since(22),
    ],
    parts: &[part("spec.ports[]", &SERVICE_PORT)],
};

static SERVICE_PORT: Shape =
    Shape { name: "ServicePort", rows: &[text("protocol", "TCP"), copy("targetPort", "port")], parts: &[] };

pub(super) static ENDPOINTS: Shape =
    Shape { name: "Endpoints", rows: &[], parts: &[part("subsets[].ports[]", &ENDPOINT_PORT)] };

static ENDPOINT_PORT: Shape = Shape { name: "EndpointPort", rows: &[text("protocol", "TCP")], parts: &[] };

pub(super) static LIMIT_RANGE: Shape = Shape { name: "LimitRange", rows: &[], parts: &[part("spec.limits[]", &LIMIT)] };

const OF_CONTAINERS: &[When] = &[When::Is("type", &["Container"])];

/// <https://kubernetes.io/docs/concepts/policy/limit-range/>
static LIMIT: Shape = Shape {
    name: "LimitRangeItem",
    rows: &[
        row("default", Fill::MissingFrom("max")).when(OF_CONTAINERS),
        row("defaultRequest", Fill::MissingFrom("default")).when(OF_CONTAINERS),
        row("defaultRequest", Fill::MissingFrom("min")).when(OF_CONTAINERS),
    ],
    parts: &[],
};
