//! Permissions, extensions of the API, priorities and devices.

use super::super::rules::Rule;
use super::super::shape::{Shape, When, int, non_zero, part, rule, text};
use super::admission::SERVICE;

const RBAC: &str = "rbac.authorization.k8s.io";

/// <https://kubernetes.io/docs/reference/access-authn-authz/rbac/>
pub(super) static ROLE_BINDING: Shape =
    Shape { name: "RoleBinding", rows: &[text("roleRef.apiGroup", RBAC)], parts: &[part("subjects[]", &SUBJECT)] };

static SUBJECT: Shape = Shape {
    name: "Subject",
    rows: &[text("apiGroup", RBAC).when(&[When::Is("kind", &["User", "Group"])])],
    parts: &[],
};

/// <https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/>
pub(super) static CRD: Shape = Shape {
    name: "CustomResourceDefinition",
    rows: &[
        rule("spec.names.singular", Rule::Singular),
        rule("spec.names.listKind", Rule::ListKind),
        text("spec.conversion.strategy", "None").when(&[When::Absent("spec.conversion")]),
    ],
    parts: &[part("spec.conversion.webhook.clientConfig.service", &SERVICE)],
};

pub(super) static API_SERVICE: Shape =
    Shape { name: "APIService", rows: &[], parts: &[part("spec.service", &SERVICE)] };

pub(super) static PRIORITY_CLASS: Shape =
    Shape { name: "PriorityClass", rows: &[text("preemptionPolicy", "PreemptLowerPriority")], parts: &[] };

/// <https://kubernetes.io/docs/concepts/cluster-administration/flow-control/>
pub(super) static FLOW_SCHEMA: Shape =
    Shape { name: "FlowSchema", rows: &[non_zero("spec.matchingPrecedence", 1000)], parts: &[] };

pub(super) static PRIORITY_LEVEL: Shape = Shape {
    name: "PriorityLevelConfiguration",
    rows: &[],
    parts: &[
        part("spec.limited", &LIMITED),
        part("spec.limited.limitResponse.queuing", &QUEUING),
        part("spec.exempt", &EXEMPT),
    ],
};

static LIMITED: Shape = Shape {
    name: "LimitedPriorityLevelConfiguration",
    rows: &[int("nominalConcurrencyShares", 30), int("lendablePercent", 0)],
    parts: &[],
};

static EXEMPT: Shape = Shape {
    name: "ExemptPriorityLevelConfiguration",
    rows: &[int("nominalConcurrencyShares", 0), int("lendablePercent", 0)],
    parts: &[],
};

static QUEUING: Shape = Shape {
    name: "QueuingConfiguration",
    rows: &[non_zero("handSize", 8), non_zero("queues", 64), non_zero("queueLengthLimit", 50)],
    parts: &[],
};

/// <https://kubernetes.io/docs/concepts/scheduling-eviction/dynamic-resource-allocation/>
pub(super) static RESOURCE_CLAIM: Shape =
    Shape { name: "ResourceClaim", rows: &[], parts: &[part("spec.devices.requests[]", &DEVICE_REQUEST)] };

pub(super) static RESOURCE_CLAIM_TEMPLATE: Shape =
    Shape { name: "ResourceClaimTemplate", rows: &[], parts: &[part("spec.spec.devices.requests[]", &DEVICE_REQUEST)] };

static DEVICE_REQUEST: Shape =
    Shape { name: "DeviceRequest", rows: &[], parts: &[part("exactly", &DEVICES), part("firstAvailable[]", &DEVICES)] };

static DEVICES: Shape = Shape {
    name: "ExactDeviceRequest",
    rows: &[
        text("allocationMode", "ExactCount"),
        non_zero("count", 1).when(&[When::Is("allocationMode", &["ExactCount"])]),
    ],
    parts: &[part("tolerations[]", &TOLERATION)],
};

static TOLERATION: Shape = Shape { name: "DeviceToleration", rows: &[text("operator", "Equal")], parts: &[] };
