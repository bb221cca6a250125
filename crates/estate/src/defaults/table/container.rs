//! A container and what hangs off it.

use super::super::rules::Rule;
use super::super::shape::{Fill, Shape, boolean, non_zero, part, row, rule, text};

/// A container of any role.
/// <https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#Container>
pub(super) static CONTAINER: Shape = Shape {
    name: "Container",
    rows: &[
        rule("imagePullPolicy", Rule::PullPolicy("image")),
        text("terminationMessagePath", "/dev/termination-log"),
        text("terminationMessagePolicy", "File"),
    ],
    parts: &[
        part("ports[]", &PORT),
        part("env[].valueFrom.fieldRef", &FIELD_REF),
        part("env[].valueFrom.resourceFieldRef", &RESOURCE_REF),
        part("env[].valueFrom.fileKeyRef", &FILE_KEY_REF),
        part("livenessProbe", &PROBE),
        part("readinessProbe", &PROBE),
        part("startupProbe", &PROBE),
        part("lifecycle.postStart.httpGet", &HTTP_GET),
        part("lifecycle.preStop.httpGet", &HTTP_GET),
    ],
};

/// A container of a pod itself: templates do not get the requests.
pub(super) static REQUESTS: Shape =
    Shape { name: "ResourceRequirements", rows: &[row("requests", Fill::MissingFrom("limits"))], parts: &[] };

pub(super) static FIELD_REF: Shape =
    Shape { name: "ObjectFieldSelector", rows: &[text("apiVersion", "v1")], parts: &[] };

pub(super) static RESOURCE_REF: Shape =
    Shape { name: "ResourceFieldSelector", rows: &[text("divisor", "0")], parts: &[] };

static FILE_KEY_REF: Shape =
    Shape { name: "FileKeySelector", rows: &[boolean("optional", false).since(34)], parts: &[] };

static PORT: Shape = Shape { name: "ContainerPort", rows: &[text("protocol", "TCP")], parts: &[] };

/// <https://kubernetes.io/docs/concepts/workloads/pods/probes/>
static PROBE: Shape = Shape {
    name: "Probe",
    rows: &[
        non_zero("timeoutSeconds", 1),
        non_zero("periodSeconds", 10),
        non_zero("successThreshold", 1),
        non_zero("failureThreshold", 3),
    ],
    parts: &[part("httpGet", &HTTP_GET), part("grpc", &GRPC)],
};

static HTTP_GET: Shape =
    Shape { name: "HTTPGetAction", rows: &[text("path", "/"), text("scheme", "HTTP")], parts: &[] };

static GRPC: Shape = Shape { name: "GRPCAction", rows: &[text("service", "").since(24)], parts: &[] };
