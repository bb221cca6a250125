//! Pods and their templates.

use super::super::rules::Rule;
use super::super::shape::{Shape, When, boolean, copy, empty, int, part, rule, text};
use super::container::{CONTAINER, REQUESTS};
use super::volume::VOLUME;

/// A pod itself, which gets some defaults that a template does not.
/// <https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/>
pub(super) static POD: Shape = Shape {
    name: "Pod",
    rows: &[
        rule("spec.terminationGracePeriodSeconds", Rule::GracePeriod),
        boolean("spec.enableServiceLinks", true),
        rule("spec.initContainers[].securityContext.appArmorProfile", Rule::AppArmor).since(30),
        rule("spec.containers[].securityContext.appArmorProfile", Rule::AppArmor).since(30),
        rule("spec.ephemeralContainers[].securityContext.appArmorProfile", Rule::AppArmor).since(30),
    ],
    parts: &[
        part("spec.containers[].resources", &REQUESTS),
        part("spec.initContainers[].resources", &REQUESTS),
        part("spec", &POD_RESOURCES),
        part("spec", &HOST_PORTS),
        part("spec", &POD_SPEC),
    ],
};

/// <https://kubernetes.io/docs/concepts/workloads/pods/pod-level-resources/>
static POD_RESOURCES: Shape = Shape {
    name: "PodSpec",
    rows: &[
        rule("resources.limits", Rule::PodHugePages).since(34),
        rule("resources.requests", Rule::PodRequests).when(&[When::Given("resources.limits")]).since(34).until(36),
        rule("resources.requests", Rule::PodRequests).since(37),
        rule("resources.limits", Rule::PodLimits).since(37),
    ],
    parts: &[],
};

/// A pod template, wherever it stands.
pub(super) static POD_TEMPLATE_SPEC: Shape =
    Shape { name: "PodTemplateSpec", rows: &[], parts: &[part("spec", &TEMPLATE_HOST_PORTS), part("spec", &POD_SPEC)] };

static HOST_PORTS: Shape = Shape {
    name: "PodSpec",
    rows: &[
        rule("containers[].ports[].hostPort", Rule::HostPort),
        rule("initContainers[].ports[].hostPort", Rule::HostPort),
    ],
    parts: &[],
};

/// Up to 1.27 templates were treated as pods are.
/// <https://kubernetes.io/docs/reference/command-line-tools-reference/feature-gates-removed/>
static TEMPLATE_HOST_PORTS: Shape = Shape {
    name: "PodSpec",
    rows: &[
        rule("containers[].ports[].hostPort", Rule::HostPort).until(27),
        rule("initContainers[].ports[].hostPort", Rule::HostPort).until(27),
    ],
    parts: &[],
};

static POD_SPEC: Shape = Shape {
    name: "PodSpec",
    rows: &[
        copy("serviceAccountName", "serviceAccount"),
        rule("serviceAccount", Rule::ServiceAccountAlias),
        text("dnsPolicy", "ClusterFirst"),
        text("restartPolicy", "Always"),
        empty("securityContext"),
        int("terminationGracePeriodSeconds", 30),
        text("schedulerName", "default-scheduler"),
    ],
    parts: &[
        part("volumes[]", &VOLUME),
        part("initContainers[]", &CONTAINER),
        part("containers[]", &CONTAINER),
        part("ephemeralContainers[]", &CONTAINER),
    ],
};

/// Pod security policies ended with 1.24.
pub(super) static SECURITY_POLICY: Shape =
    Shape { name: "PodSecurityPolicy", rows: &[boolean("spec.allowPrivilegeEscalation", true).until(24)], parts: &[] };
