//! The rows: each kind with the schema of its custom resource definition.

use super::{Carrier, Form, Quantities, Shape};

const RESOURCES: Quantities =
    ["resources.limits.memory", "resources.limits.cpu", "resources.requests.memory", "resources.requests.cpu"];
const COMPUTE: Quantities = [
    "computeResources.limits.memory",
    "computeResources.limits.cpu",
    "computeResources.requests.memory",
    "computeResources.requests.cpu",
];
/// Spark limits a pod's memory to what it requests and an overhead.
const SPARK_RESOURCES: Quantities = ["memory", "coreLimit", "memory", "cores"];

const POD: Shape = Shape {
    init: &["initContainers"],
    app: &["containers"],
    ephemeral: &["ephemeralContainers"],
    defaults: &[],
    unnamed: "",
    context: "securityContext",
    resources: &[RESOURCES],
    no_pod: &[],
    changed_by: &[],
};
const ARGO: Shape = Shape {
    app: &["container", "script", "containerSet.containers", "sidecars"],
    ephemeral: &[],
    unnamed: "main",
    no_pod: &["dag", "steps", "suspend"],
    changed_by: &[("podSpecPatch", "`podSpecPatch` changes the pod after these fields are read")],
    ..POD
};
const EVENTS: Shape = Shape { init: &[], app: &["container"], ephemeral: &[], unnamed: "main", ..POD };
const MODEL_SERVER: Shape = Shape {
    app: &[
        "containers",
        "alibi",
        "art",
        "huggingface",
        "lightgbm",
        "model",
        "onnx",
        "paddle",
        "pmml",
        "pytorch",
        "sklearn",
        "tensorflow",
        "triton",
        "xgboost",
    ],
    ephemeral: &[],
    unnamed: "kserve-container",
    ..POD
};
const RUNNER: Shape = Shape { app: &["containers", "sidecarContainers"], ..POD };
const SPARK: Shape = Shape {
    app: &["", "sidecars"],
    ephemeral: &[],
    unnamed: "spark",
    context: "podSecurityContext",
    resources: &[SPARK_RESOURCES, RESOURCES],
    ..POD
};
const STEP: Shape =
    Shape { init: &[], app: &[""], ephemeral: &[], unnamed: "step", resources: &[COMPUTE, RESOURCES], ..POD };
const TEKTON: Shape = Shape {
    init: &[],
    app: &["steps", "sidecars"],
    ephemeral: &[],
    defaults: &[("steps", "stepTemplate")],
    resources: &[COMPUTE, RESOURCES],
    changed_by: &[("taskRunSpecs", "`taskRunSpecs` sets fields of single tasks' pods, which are not read")],
    ..POD
};

const fn template(group: &'static str, kind: &'static str, paths: &'static [&'static str]) -> Carrier {
    Carrier { form: Form::Template, ..spec(group, kind, paths) }
}

const fn spec(group: &'static str, kind: &'static str, paths: &'static [&'static str]) -> Carrier {
    Carrier { group, kind, paths, form: Form::Spec, shape: POD, defaults: &[], outer: &[], partial: None }
}

impl Carrier {
    const fn shape(self, shape: Shape) -> Self {
        Self { shape, ..self }
    }

    const fn behind(self, defaults: &'static [&'static str], outer: &'static [&'static str]) -> Self {
        Self { defaults, outer, ..self }
    }

    const fn partial(self, why: &'static str) -> Self {
        Self { partial: Some(why), ..self }
    }
}

const T: &[&str] = &["spec.template"];
const PROMETHEUS: &str = "the Prometheus operator adds containers of its own";
const KSERVE: &str = "KServe adds containers of its own";
const ARC: &str = "the runner controller adds the runner's container and, by default, a privileged Docker container";
const ARGO_EVENTS: &str = "Argo Events chooses the image and adds settings of its own";
const SIDECAR_SET: &str = "the pods that these containers are injected into are defined elsewhere";
const SPARK_ADDS: &str = "Spark's configuration and pod templates add to these pods";
const STEP_ACTION: &str = "the task that uses the step adds its pod and its step template";
const KSERVE_PATHS: &[&str] = &["spec.predictor", "spec.predictor.workerSpec", "spec.transformer", "spec.explainer"];
const SCHEDULED_SPARK: &[&str] = &["spec.template.driver", "spec.template.executor"];
const WORKFLOW: &[&str] =
    &["spec.templates[]", "spec.templates[].dag.tasks[].inline", "spec.templates[].steps[].[].inline"];
const WORKFLOW_DEFAULTS: &[&str] = &["spec.templateDefaults"];
const CRON_WORKFLOW: &[&str] = &[
    "spec.workflowSpec.templates[]",
    "spec.workflowSpec.templates[].dag.tasks[].inline",
    "spec.workflowSpec.templates[].steps[].[].inline",
];
const PIPELINE_RUN: &[&str] = &["spec.pipelineSpec.tasks[].taskSpec", "spec.pipelineSpec.finally[].taskSpec"];
// The last two are how v1beta1 spells the first two.
const PIPELINE_RUN_OUTER: &[&str] =
    &["spec.taskRunTemplate.podTemplate", "spec.taskRunTemplate", "spec.podTemplate", "spec"];
const RAY: &[&str] = &["spec.headGroupSpec.template", "spec.workerGroupSpecs[].template"];
const RAY_JOB: &[&str] = &[
    "spec.rayClusterSpec.headGroupSpec.template",
    "spec.rayClusterSpec.workerGroupSpecs[].template",
    "spec.submitterPodTemplate",
];
const RAY_SERVICE: &[&str] =
    &["spec.rayClusterConfig.headGroupSpec.template", "spec.rayClusterConfig.workerGroupSpecs[].template"];

/// All kinds that carry pods, by group and kind.
pub(super) static CARRIERS: &[Carrier] = &[
    template("", "Pod", &[""]),
    template("", "PodTemplate", &["template"]),
    // Written without their group. The API server refuses them, but what their author means is plain.
    template("", "CronJob", &["spec.jobTemplate.spec.template"]),
    template("", "DaemonSet", T),
    template("", "Deployment", T),
    // OpenShift served it without a group before 4.
    template("", "DeploymentConfig", T),
    template("", "Job", T),
    template("", "ReplicaSet", T),
    template("", "StatefulSet", T),
    template("", "ReplicationController", T),
    template("agents.x-k8s.io", "Sandbox", &["spec.podTemplate"]),
    template("agones.dev", "Fleet", &["spec.template.spec.template"]),
    template("agones.dev", "GameServer", T),
    template("agones.dev", "GameServerSet", &["spec.template.spec.template"]),
    template("apps", "DaemonSet", T),
    template("apps", "Deployment", T),
    template("apps", "ReplicaSet", T),
    template("apps", "StatefulSet", T),
    template("extensions", "DaemonSet", T),
    template("extensions", "Deployment", T),
    template("extensions", "ReplicaSet", T),
    template("actions.github.com", "AutoscalingRunnerSet", T),
    template("actions.github.com", "EphemeralRunner", &["spec"]),
    template("actions.github.com", "EphemeralRunnerSet", &["spec.ephemeralRunnerSpec"]),
    template("actions.summerwind.dev", "Runner", &[""]).shape(RUNNER).partial(ARC),
    template("actions.summerwind.dev", "RunnerDeployment", T).shape(RUNNER).partial(ARC),
    template("actions.summerwind.dev", "RunnerReplicaSet", T).shape(RUNNER).partial(ARC),
    template("actions.summerwind.dev", "RunnerSet", T).partial(ARC),
    template(
        "apps.kruise.io",
        "AdvancedCronJob",
        &["spec.template.jobTemplate.spec.template", "spec.template.broadcastJobTemplate.spec.template"],
    ),
    template("apps.kruise.io", "BroadcastJob", T),
    template("apps.kruise.io", "CloneSet", T),
    template("apps.kruise.io", "DaemonSet", T),
    spec("apps.kruise.io", "SidecarSet", &["spec"]).partial(SIDECAR_SET),
    template("apps.kruise.io", "StatefulSet", T),
    template(
        "apps.kruise.io",
        "UnitedDeployment",
        &[
            "spec.template.statefulSetTemplate.spec.template",
            "spec.template.advancedStatefulSetTemplate.spec.template",
            "spec.template.cloneSetTemplate.spec.template",
            "spec.template.deploymentTemplate.spec.template",
        ],
    ),
    template("apps.openshift.io", "DeploymentConfig", T),
    template("argoproj.io", "Rollout", T),
    spec("argoproj.io", "ClusterWorkflowTemplate", WORKFLOW).shape(ARGO).behind(WORKFLOW_DEFAULTS, &["spec"]),
    spec("argoproj.io", "CronWorkflow", CRON_WORKFLOW)
        .shape(ARGO)
        .behind(&["spec.workflowSpec.templateDefaults"], &["spec.workflowSpec"]),
    spec("argoproj.io", "EventSource", &["spec.template"]).shape(EVENTS).partial(ARGO_EVENTS),
    spec("argoproj.io", "Sensor", &["spec.template"]).shape(EVENTS).partial(ARGO_EVENTS),
    spec("argoproj.io", "Workflow", WORKFLOW).shape(ARGO).behind(WORKFLOW_DEFAULTS, &["spec"]),
    spec("argoproj.io", "WorkflowTemplate", WORKFLOW).shape(ARGO).behind(WORKFLOW_DEFAULTS, &["spec"]),
    template("batch", "CronJob", &["spec.jobTemplate.spec.template"]),
    template("batch", "Job", T),
    template("batch.volcano.sh", "Job", &["spec.tasks[].template"]),
    template("extensions.agents.x-k8s.io", "SandboxTemplate", &["spec.podTemplate"]),
    template("jobset.x-k8s.io", "JobSet", &["spec.replicatedJobs[].template.spec.template"]),
    template("keda.sh", "ScaledJob", &["spec.jobTargetRef.template"]),
    template("kubeflow.org", "JAXJob", &["spec.jaxReplicaSpecs.*.template"]),
    template("kubeflow.org", "MPIJob", &["spec.mpiReplicaSpecs.*.template"]),
    template("kubeflow.org", "Notebook", T),
    template("kubeflow.org", "PaddleJob", &["spec.paddleReplicaSpecs.*.template"]),
    template("kubeflow.org", "PyTorchJob", &["spec.pytorchReplicaSpecs.*.template"]),
    template("kubeflow.org", "TFJob", &["spec.tfReplicaSpecs.*.template"]),
    template("kubeflow.org", "XGBoostJob", &["spec.xgbReplicaSpecs.*.template"]),
    template(
        "leaderworkerset.x-k8s.io",
        "LeaderWorkerSet",
        &["spec.leaderWorkerTemplate.leaderTemplate", "spec.leaderWorkerTemplate.workerTemplate"],
    ),
    spec("monitoring.coreos.com", "Alertmanager", &["spec"]).partial(PROMETHEUS),
    spec("monitoring.coreos.com", "Prometheus", &["spec"]).partial(PROMETHEUS),
    spec("monitoring.coreos.com", "PrometheusAgent", &["spec"]).partial(PROMETHEUS),
    spec("monitoring.coreos.com", "ThanosRuler", &["spec"]).partial(PROMETHEUS),
    template("ray.io", "RayCluster", RAY),
    template("ray.io", "RayJob", RAY_JOB),
    template("ray.io", "RayService", RAY_SERVICE),
    template("serving.knative.dev", "Configuration", T),
    template("serving.knative.dev", "Revision", &[""]),
    template("serving.knative.dev", "Service", T),
    spec("serving.kserve.io", "ClusterServingRuntime", &["spec"]).partial(KSERVE),
    spec("serving.kserve.io", "InferenceService", KSERVE_PATHS).shape(MODEL_SERVER).partial(KSERVE),
    spec("serving.kserve.io", "ServingRuntime", &["spec"]).partial(KSERVE),
    template("sources.knative.dev", "ContainerSource", T),
    spec("sparkoperator.k8s.io", "ScheduledSparkApplication", SCHEDULED_SPARK)
        .shape(SPARK)
        .behind(&[], &["spec.template"])
        .partial(SPARK_ADDS),
    spec("sparkoperator.k8s.io", "SparkApplication", &["spec.driver", "spec.executor"])
        .shape(SPARK)
        .behind(&[], &["spec"])
        .partial(SPARK_ADDS),
    spec("tekton.dev", "ClusterTask", &["spec"]).shape(TEKTON),
    spec("tekton.dev", "Pipeline", &["spec.tasks[].taskSpec", "spec.finally[].taskSpec"]).shape(TEKTON),
    spec("tekton.dev", "PipelineRun", PIPELINE_RUN).shape(TEKTON).behind(&[], PIPELINE_RUN_OUTER),
    spec("tekton.dev", "StepAction", &["spec"]).shape(STEP).partial(STEP_ACTION),
    spec("tekton.dev", "Task", &["spec"]).shape(TEKTON),
    spec("tekton.dev", "TaskRun", &["spec.taskSpec"]).shape(TEKTON).behind(&[], &["spec.podTemplate", "spec"]),
];
