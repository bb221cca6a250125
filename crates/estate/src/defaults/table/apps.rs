//! Controllers of long-running pods, and what scales them.

use super::super::shape::{Fill, Row, Shape, When, copy, empty, int, part, row, text};
use super::pod::POD_TEMPLATE_SPEC;
use super::storage::CLAIM_SPEC;

/// How many old revisions are kept.
const HISTORY: i64 = 10;
const ROLLING: &str = "RollingUpdate";
const STRATEGY: &str = "spec.updateStrategy.type";
const IS_ROLLING: &[When] = &[When::Is(STRATEGY, &[ROLLING])];
const IS_ROLLING_WITH_SETTINGS: &[When] =
    &[When::Is(STRATEGY, &[ROLLING]), When::Given("spec.updateStrategy.rollingUpdate")];

const fn replicas() -> Row {
    int("spec.replicas", 1)
}

const fn quarter(path: &'static str) -> Row {
    text(path, "25%").when(&[When::Is("spec.strategy.type", &[ROLLING])])
}

/// <https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/deployment-v1/>
pub(super) static DEPLOYMENT: Shape = Shape {
    name: "Deployment",
    rows: &[
        replicas(),
        text("spec.strategy.type", ROLLING),
        quarter("spec.strategy.rollingUpdate.maxUnavailable"),
        quarter("spec.strategy.rollingUpdate.maxSurge"),
        int("spec.revisionHistoryLimit", HISTORY),
        int("spec.progressDeadlineSeconds", 600),
    ],
    parts: &[part("spec.template", &POD_TEMPLATE_SPEC)],
};

pub(super) static DAEMON_SET: Shape = Shape {
    name: "DaemonSet",
    rows: &[
        text(STRATEGY, ROLLING),
        int("spec.updateStrategy.rollingUpdate.maxUnavailable", 1).when(IS_ROLLING),
        int("spec.updateStrategy.rollingUpdate.maxSurge", 0).when(IS_ROLLING).since(22),
        int("spec.revisionHistoryLimit", HISTORY),
    ],
    parts: &[part("spec.template", &POD_TEMPLATE_SPEC)],
};

pub(super) static STATEFUL_SET: Shape = Shape {
    name: "StatefulSet",
    rows: &[
        text("spec.podManagementPolicy", "OrderedReady"),
        empty("spec.updateStrategy.rollingUpdate").when(&[When::Absent(STRATEGY)]),
        text(STRATEGY, ROLLING),
        int("spec.updateStrategy.rollingUpdate.partition", 0).when(IS_ROLLING_WITH_SETTINGS),
        int("spec.updateStrategy.rollingUpdate.maxUnavailable", 1).when(IS_ROLLING_WITH_SETTINGS).since(37),
        text("spec.persistentVolumeClaimRetentionPolicy.whenDeleted", "Retain").since(27),
        text("spec.persistentVolumeClaimRetentionPolicy.whenScaled", "Retain").since(27),
        replicas(),
        int("spec.revisionHistoryLimit", HISTORY),
    ],
    parts: &[part("spec.template", &POD_TEMPLATE_SPEC), part("spec.volumeClaimTemplates[]", &CLAIM_TEMPLATE)],
};

static CLAIM_TEMPLATE: Shape = Shape {
    name: "PersistentVolumeClaim",
    rows: &[text("apiVersion", "v1"), text("kind", "PersistentVolumeClaim"), text("status.phase", "Pending")],
    parts: &[part("spec", &CLAIM_SPEC)],
};

pub(super) static REPLICA_SET: Shape =
    Shape { name: "ReplicaSet", rows: &[replicas()], parts: &[part("spec.template", &POD_TEMPLATE_SPEC)] };

const TEMPLATE_LABELS: &str = "spec.template.metadata.labels";

pub(super) static REPLICATION_CONTROLLER: Shape = Shape {
    name: "ReplicationController",
    rows: &[replicas(), copy("spec.selector", TEMPLATE_LABELS), copy("metadata.labels", TEMPLATE_LABELS)],
    parts: &[part("spec.template", &POD_TEMPLATE_SPEC)],
};

const MIN_REPLICAS: Row = int("spec.minReplicas", 1);

pub(super) static AUTOSCALER_V1: Shape = Shape { name: "HorizontalPodAutoscaler", rows: &[MIN_REPLICAS], parts: &[] };

const CPU_AT_80_PERCENT: &str = r#"[{"type": "Resource",
    "resource": {"name": "cpu", "target": {"type": "Utilization", "averageUtilization": 80}}}]"#;

/// <https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#default-behavior>
pub(super) static AUTOSCALER: Shape = Shape {
    name: "HorizontalPodAutoscaler",
    rows: &[MIN_REPLICAS, row("spec.metrics", Fill::Json(CPU_AT_80_PERCENT))],
    parts: &[part("spec.behavior", &BEHAVIOR)],
};

static BEHAVIOR: Shape = Shape {
    name: "HorizontalPodAutoscalerBehavior",
    rows: &[
        int("scaleUp.stabilizationWindowSeconds", 0),
        text("scaleUp.selectPolicy", "Max"),
        row(
            "scaleUp.policies",
            Fill::Json(
                r#"[{"type": "Pods", "value": 4, "periodSeconds": 15},
                    {"type": "Percent", "value": 100, "periodSeconds": 15}]"#,
            ),
        ),
        text("scaleDown.selectPolicy", "Max"),
        row("scaleDown.policies", Fill::Json(r#"[{"type": "Percent", "value": 100, "periodSeconds": 15}]"#)),
    ],
    parts: &[],
};
