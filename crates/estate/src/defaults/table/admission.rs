//! Webhooks and admission policies.

use super::super::shape::{Row, Shape, empty, int, part, text};

const FAIL: Row = text("failurePolicy", "Fail");
const EQUIVALENT: Row = text("matchPolicy", "Equivalent");
const ALL_NAMESPACES: Row = empty("namespaceSelector");
const ALL_OBJECTS: Row = empty("objectSelector");
const PATIENCE: Row = int("timeoutSeconds", 10);

/// <https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/>
pub(super) static VALIDATING: Shape =
    Shape { name: "ValidatingWebhookConfiguration", rows: &[], parts: &[part("webhooks[]", &VALIDATING_WEBHOOK)] };

pub(super) static MUTATING: Shape =
    Shape { name: "MutatingWebhookConfiguration", rows: &[], parts: &[part("webhooks[]", &MUTATING_WEBHOOK)] };

static VALIDATING_WEBHOOK: Shape = Shape {
    name: "ValidatingWebhook",
    rows: &[FAIL, EQUIVALENT, ALL_NAMESPACES, ALL_OBJECTS, PATIENCE],
    parts: &[part("clientConfig.service", &SERVICE), part("rules[]", &RULE)],
};

static MUTATING_WEBHOOK: Shape = Shape {
    name: "MutatingWebhook",
    rows: &[FAIL, EQUIVALENT, ALL_NAMESPACES, ALL_OBJECTS, PATIENCE, text("reinvocationPolicy", "Never")],
    parts: &[part("clientConfig.service", &SERVICE), part("rules[]", &RULE)],
};

/// A service that the API server calls.
pub(super) static SERVICE: Shape = Shape { name: "ServiceReference", rows: &[int("port", 443)], parts: &[] };

static RULE: Shape = Shape { name: "Rule", rows: &[text("scope", "*")], parts: &[] };

/// <https://kubernetes.io/docs/reference/access-authn-authz/validating-admission-policy/>
pub(super) static POLICY: Shape = Shape {
    name: "ValidatingAdmissionPolicy",
    rows: &[text("spec.failurePolicy", "Fail")],
    parts: &[part("spec.matchConstraints", &MATCH)],
};

pub(super) static POLICY_BINDING: Shape =
    Shape { name: "ValidatingAdmissionPolicyBinding", rows: &[], parts: &[part("spec.matchResources", &MATCH)] };

static MATCH: Shape = Shape {
    name: "MatchResources",
    rows: &[EQUIVALENT, ALL_NAMESPACES, ALL_OBJECTS],
    parts: &[part("resourceRules[]", &RULE), part("excludeResourceRules[]", &RULE)],
};
