//! Which kinds carry pods, and where: one table, so that a new kind is one row.

use plimsoll_syntax::{Node, NodeId};

/// What stands at a carrier's path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// `metadata` and `spec`, as in a pod template.
    Template,
    /// The fields of a pod's spec themselves.
    Spec,
}

/// Where the containers stand below a pod's spec; a path may hold a list or a single container.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Shape {
    pub(crate) init: &'static [&'static str],
    pub(crate) app: &'static [&'static str],
    pub(crate) ephemeral: &'static [&'static str],
}

const POD: Shape = Shape { init: &["initContainers"], app: &["containers"], ephemeral: &["ephemeralContainers"] };
const ARGO: Shape = Shape {
    init: &["initContainers"],
    app: &["container", "script", "containerSet.containers", "sidecars", "data.source.container"],
    ephemeral: &[],
};
const TEKTON: Shape = Shape { init: &[], app: &["steps", "sidecars"], ephemeral: &[] };

/// A kind that carries pods.
#[derive(Debug)]
pub struct Carrier {
    /// API group.
    pub group: &'static str,
    /// Kind.
    pub kind: &'static str,
    /// Dotted paths to what it carries; `[]` stands for each item, `*` for each value, empty for the object.
    pub paths: &'static [&'static str],
    pub(crate) form: Form,
    pub(crate) shape: Shape,
    /// Why the pods that run may hold more than the object shows.
    pub partial: Option<&'static str>,
}

const fn template(group: &'static str, kind: &'static str, paths: &'static [&'static str]) -> Carrier {
    Carrier { group, kind, paths, form: Form::Template, shape: POD, partial: None }
}

const fn spec(
    group: &'static str,
    kind: &'static str,
    paths: &'static [&'static str],
    partial: &'static str,
) -> Carrier {
    Carrier { group, kind, paths, form: Form::Spec, shape: POD, partial: Some(partial) }
}

const fn shaped(group: &'static str, kind: &'static str, paths: &'static [&'static str], shape: Shape) -> Carrier {
    Carrier { group, kind, paths, form: Form::Spec, shape, partial: None }
}

const T: &[&str] = &["spec.template"];
const PROMETHEUS: &str = "the Prometheus operator adds containers of its own";
const KSERVE: &str = "KServe adds containers of its own";
const RAY: &[&str] = &["spec.headGroupSpec.template", "spec.workerGroupSpecs[].template"];
const RAY_JOB: &[&str] = &[
    "spec.rayClusterSpec.headGroupSpec.template",
    "spec.rayClusterSpec.workerGroupSpecs[].template",
    "spec.submitterPodTemplate",
];
const RAY_SERVICE: &[&str] =
    &["spec.rayClusterConfig.headGroupSpec.template", "spec.rayClusterConfig.workerGroupSpecs[].template"];

/// All kinds that carry pods, by group and kind.
static CARRIERS: &[Carrier] = &[
    template("", "Pod", &[""]),
    template("", "PodTemplate", &["template"]),
    template("", "ReplicationController", T),
    template("agones.dev", "Fleet", &["spec.template.spec.template"]),
    template("agones.dev", "GameServer", T),
    template("apps", "DaemonSet", T),
    template("apps", "Deployment", T),
    template("apps", "ReplicaSet", T),
    template("apps", "StatefulSet", T),
    template("extensions", "DaemonSet", T),
    template("extensions", "Deployment", T),
    template("extensions", "ReplicaSet", T),
    template("actions.github.com", "AutoscalingRunnerSet", T),
    template("actions.github.com", "EphemeralRunner", &["spec"]),
    template(
        "apps.kruise.io",
        "AdvancedCronJob",
        &["spec.template.jobTemplate.spec.template", "spec.template.broadcastJobTemplate.spec.template"],
    ),
    template("apps.kruise.io", "BroadcastJob", T),
    template("apps.kruise.io", "CloneSet", T),
    template("apps.kruise.io", "DaemonSet", T),
    template("apps.kruise.io", "SidecarSet", &["spec"]),
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
    shaped("argoproj.io", "ClusterWorkflowTemplate", &["spec.templates[]"], ARGO),
    shaped("argoproj.io", "CronWorkflow", &["spec.workflowSpec.templates[]"], ARGO),
    shaped("argoproj.io", "Workflow", &["spec.templates[]"], ARGO),
    shaped("argoproj.io", "WorkflowTemplate", &["spec.templates[]"], ARGO),
    template("batch", "CronJob", &["spec.jobTemplate.spec.template"]),
    template("batch", "Job", T),
    template("batch.volcano.sh", "Job", &["spec.tasks[].template"]),
    template("jobset.x-k8s.io", "JobSet", &["spec.replicatedJobs[].template.spec.template"]),
    template("keda.sh", "ScaledJob", &["spec.jobTargetRef.template"]),
    template("kubeflow.org", "MPIJob", &["spec.mpiReplicaSpecs.*.template"]),
    template("kubeflow.org", "Notebook", T),
    template("kubeflow.org", "PyTorchJob", &["spec.pytorchReplicaSpecs.*.template"]),
    template("kubeflow.org", "TFJob", &["spec.tfReplicaSpecs.*.template"]),
    template("kubeflow.org", "XGBoostJob", &["spec.xgbReplicaSpecs.*.template"]),
    template(
        "leaderworkerset.x-k8s.io",
        "LeaderWorkerSet",
        &["spec.leaderWorkerTemplate.leaderTemplate", "spec.leaderWorkerTemplate.workerTemplate"],
    ),
    spec("monitoring.coreos.com", "Alertmanager", &["spec"], PROMETHEUS),
    spec("monitoring.coreos.com", "Prometheus", &["spec"], PROMETHEUS),
    spec("monitoring.coreos.com", "PrometheusAgent", &["spec"], PROMETHEUS),
    spec("monitoring.coreos.com", "ThanosRuler", &["spec"], PROMETHEUS),
    template("ray.io", "RayCluster", RAY),
    template("ray.io", "RayJob", RAY_JOB),
    template("ray.io", "RayService", RAY_SERVICE),
    template("serving.knative.dev", "Configuration", T),
    template("serving.knative.dev", "Revision", &[""]),
    template("serving.knative.dev", "Service", T),
    spec("serving.kserve.io", "InferenceService", &["spec.predictor", "spec.transformer", "spec.explainer"], KSERVE),
    template("sources.knative.dev", "ContainerSource", T),
    shaped("tekton.dev", "ClusterTask", &["spec"], TEKTON),
    shaped("tekton.dev", "Pipeline", &["spec.tasks[].taskSpec", "spec.finally[].taskSpec"], TEKTON),
    shaped("tekton.dev", "PipelineRun", &["spec.pipelineSpec.tasks[].taskSpec"], TEKTON),
    shaped("tekton.dev", "Task", &["spec"], TEKTON),
    shaped("tekton.dev", "TaskRun", &["spec.taskSpec"], TEKTON),
];

/// All kinds that carry pods.
#[must_use]
pub fn carriers() -> &'static [Carrier] {
    CARRIERS
}

impl Carrier {
    /// The row of a kind.
    #[must_use]
    pub fn of(group: &str, kind: &str) -> Option<&'static Carrier> {
        CARRIERS.iter().find(|c| c.kind == kind && c.group == group)
    }

    /// The metadata and spec of each pod that `object` carries.
    pub(crate) fn specs(&self, object: Node<'_>) -> Vec<(Option<NodeId>, NodeId)> {
        self.paths.iter().flat_map(|path| follow(object, path)).filter_map(|node| self.spec_of(node)).collect()
    }

    fn spec_of(&self, node: Node<'_>) -> Option<(Option<NodeId>, NodeId)> {
        if self.form == Form::Spec {
            return Some((None, node.resolve().id()));
        }
        let spec = node.get("spec").filter(|s| !s.is_null())?;
        Some((node.get("metadata").map(|m| m.resolve().id()), spec.resolve().id()))
    }
}

fn follow<'t>(object: Node<'t>, path: &str) -> Vec<Node<'t>> {
    let steps = path.split('.').filter(|s| !s.is_empty());
    steps.fold(vec![object], |nodes, step| nodes.into_iter().flat_map(|n| walk(n, step)).collect())
}

fn walk<'t>(node: Node<'t>, step: &str) -> Vec<Node<'t>> {
    match step.strip_suffix("[]") {
        Some(key) => node.get(key).into_iter().flat_map(|list| list.items()).collect(),
        None if step == "*" => node.entries().into_iter().map(|(_, value)| value).collect(),
        None => node.get(step).filter(|n| !n.is_null()).into_iter().collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_unique() {
        let mut names: Vec<_> = CARRIERS.iter().map(|c| (c.group, c.kind)).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), CARRIERS.len());
    }
}
