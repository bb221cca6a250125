//! Network policies, ingresses and endpoints.

use super::super::rules::Rule;
use super::super::shape::{Shape, When, part, rule, text};

/// <https://kubernetes.io/docs/reference/kubernetes-api/policy-resources/network-policy-v1/>
pub(super) static NETWORK_POLICY: Shape = Shape {
    name: "NetworkPolicy",
    rows: &[rule("spec.policyTypes", Rule::PolicyTypes)],
    parts: &[part("spec.ingress[].ports[]", &POLICY_PORT), part("spec.egress[].ports[]", &POLICY_PORT)],
};

static POLICY_PORT: Shape = Shape { name: "NetworkPolicyPort", rows: &[text("protocol", "TCP")], parts: &[] };

/// The beta versions, which ended with 1.21; `v1` wants the type of path to be given.
pub(super) static INGRESS_BETA: Shape =
    Shape { name: "Ingress", rows: &[], parts: &[part("spec.rules[].http.paths[]", &PATH)] };

static PATH: Shape = Shape {
    name: "HTTPIngressPath",
    rows: &[text("pathType", "ImplementationSpecific").since(18).until(21)],
    parts: &[],
};

pub(super) static INGRESS_CLASS: Shape = Shape {
    name: "IngressClass",
    rows: &[text("spec.parameters.scope", "Cluster").when(&[When::Given("spec.parameters")]).since(22)],
    parts: &[],
};

pub(super) static ENDPOINT_SLICE: Shape =
    Shape { name: "EndpointSlice", rows: &[], parts: &[part("ports[]", &ENDPOINT_PORT)] };

static ENDPOINT_PORT: Shape =
    Shape { name: "EndpointPort", rows: &[text("name", ""), text("protocol", "TCP")], parts: &[] };
