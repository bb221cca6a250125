//! Each row of the table finds the container of a small object as its custom resource definition has it.

use std::sync::Arc;

use plimsoll_model::{SNAPSHOT_VERSION, Snapshot, SourceFile};

use super::{Carrier, carriers};
use crate::layers::MAX_BASES;
use crate::{Estate, Options, normalise};

fn estate(text: &str) -> Estate {
    let file = SourceFile { path: "a.yaml".into(), text: Arc::from(text), masks: Vec::new() };
    normalise(Snapshot { version: SNAPSHOT_VERSION, files: vec![file], ..Snapshot::default() }, &Options::default())
}

/// Group, kind, how many containers, and the object; `C` stands for a container, `T` for a pod template.
const EXAMPLES: &[(&str, &str, usize, &str)] = &[
    ("", "CronJob", 1, "spec: {jobTemplate: {spec: {template: T}}}"),
    ("", "DaemonSet", 1, "spec: {template: T}"),
    ("", "Deployment", 1, "spec: {template: T}"),
    ("", "DeploymentConfig", 1, "spec: {template: T}"),
    ("", "Job", 1, "spec: {template: T}"),
    ("", "Pod", 3, "spec: {initContainers: [C], containers: [C], ephemeralContainers: [C]}"),
    ("", "PodTemplate", 1, "template: T"),
    ("", "ReplicaSet", 1, "spec: {template: T}"),
    ("", "ReplicationController", 1, "spec: {template: T}"),
    ("", "StatefulSet", 1, "spec: {template: T}"),
    ("actions.github.com", "AutoscalingRunnerSet", 1, "spec: {githubConfigUrl: u, template: T}"),
    ("actions.github.com", "EphemeralRunner", 1, "spec: {githubConfigUrl: u, metadata: {}, spec: {containers: [C]}}"),
    ("actions.github.com", "EphemeralRunnerSet", 1, "spec: {replicas: 1, ephemeralRunnerSpec: T}"),
    ("actions.summerwind.dev", "Runner", 2, "spec: {repository: r, containers: [C], sidecarContainers: [C]}"),
    ("actions.summerwind.dev", "RunnerDeployment", 1, "spec: {template: {spec: {repository: r, containers: [C]}}}"),
    ("actions.summerwind.dev", "RunnerReplicaSet", 1, "spec: {template: {spec: {repository: r, containers: [C]}}}"),
    ("actions.summerwind.dev", "RunnerSet", 1, "spec: {serviceName: s, template: T}"),
    ("agents.x-k8s.io", "Sandbox", 1, "spec: {podTemplate: T}"),
    ("agones.dev", "Fleet", 1, "spec: {template: {spec: {template: T}}}"),
    ("agones.dev", "GameServer", 1, "spec: {template: T}"),
    ("agones.dev", "GameServerSet", 1, "spec: {template: {spec: {template: T}}}"),
    ("apps", "DaemonSet", 1, "spec: {template: T}"),
    ("apps", "Deployment", 1, "spec: {template: T}"),
    ("apps", "ReplicaSet", 1, "spec: {template: T}"),
    ("apps", "StatefulSet", 1, "spec: {template: T}"),
    (
        "apps.kruise.io",
        "AdvancedCronJob",
        2,
        "spec: {template: {jobTemplate: {spec: {template: T}}, broadcastJobTemplate: {spec: {template: T}}}}",
    ),
    ("apps.kruise.io", "BroadcastJob", 1, "spec: {template: T}"),
    ("apps.kruise.io", "CloneSet", 1, "spec: {template: T}"),
    ("apps.kruise.io", "DaemonSet", 1, "spec: {template: T}"),
    ("apps.kruise.io", "SidecarSet", 2, "spec: {initContainers: [C], containers: [C]}"),
    ("apps.kruise.io", "StatefulSet", 1, "spec: {template: T}"),
    (
        "apps.kruise.io",
        "UnitedDeployment",
        4,
        "spec: {template: {statefulSetTemplate: {spec: {template: T}}, cloneSetTemplate: {spec: {template: T}}, \
         advancedStatefulSetTemplate: {spec: {template: T}}, deploymentTemplate: {spec: {template: T}}}}",
    ),
    ("apps.openshift.io", "DeploymentConfig", 1, "spec: {template: T}"),
    ("argoproj.io", "ClusterWorkflowTemplate", 1, "spec: {templates: [{name: a, container: C}]}"),
    ("argoproj.io", "CronWorkflow", 1, "spec: {workflowSpec: {templates: [{name: a, script: C}]}}"),
    ("argoproj.io", "EventSource", 1, "spec: {template: {container: C}, webhook: {}}"),
    ("argoproj.io", "Rollout", 1, "spec: {template: T}"),
    ("argoproj.io", "Sensor", 1, "spec: {template: {container: C}, triggers: []}"),
    (
        "argoproj.io",
        "Workflow",
        5,
        "spec: {templates: [{containerSet: {containers: [C]}, sidecars: [C], initContainers: [C]}, \
         {dag: {tasks: [{inline: {container: C}}]}}, {steps: [[{inline: {container: C}}]]}]}",
    ),
    ("argoproj.io", "WorkflowTemplate", 1, "spec: {templates: [{name: a, container: C}]}"),
    ("batch", "CronJob", 1, "spec: {jobTemplate: {spec: {template: T}}}"),
    ("batch", "Job", 1, "spec: {template: T}"),
    ("batch.volcano.sh", "Job", 2, "spec: {tasks: [{template: T}, {template: T}]}"),
    ("extensions", "DaemonSet", 1, "spec: {template: T}"),
    ("extensions", "Deployment", 1, "spec: {template: T}"),
    ("extensions", "ReplicaSet", 1, "spec: {template: T}"),
    ("extensions.agents.x-k8s.io", "SandboxTemplate", 1, "spec: {podTemplate: T}"),
    ("jobset.x-k8s.io", "JobSet", 1, "spec: {replicatedJobs: [{template: {spec: {template: T}}}]}"),
    ("keda.sh", "ScaledJob", 1, "spec: {jobTargetRef: {template: T}}"),
    ("kubeflow.org", "JAXJob", 1, "spec: {jaxReplicaSpecs: {Worker: {template: T}}}"),
    ("kubeflow.org", "MPIJob", 2, "spec: {mpiReplicaSpecs: {Launcher: {template: T}, Worker: {template: T}}}"),
    ("kubeflow.org", "Notebook", 1, "spec: {template: {spec: {containers: [C]}}}"),
    ("kubeflow.org", "PaddleJob", 1, "spec: {paddleReplicaSpecs: {Worker: {template: T}}}"),
    ("kubeflow.org", "PyTorchJob", 1, "spec: {pytorchReplicaSpecs: {Master: {template: T}}}"),
    ("kubeflow.org", "TFJob", 1, "spec: {tfReplicaSpecs: {Chief: {template: T}}}"),
    ("kubeflow.org", "XGBoostJob", 1, "spec: {xgbReplicaSpecs: {Master: {template: T}}}"),
    (
        "leaderworkerset.x-k8s.io",
        "LeaderWorkerSet",
        2,
        "spec: {leaderWorkerTemplate: {leaderTemplate: T, workerTemplate: T}}",
    ),
    ("monitoring.coreos.com", "Alertmanager", 1, "spec: {containers: [C]}"),
    ("monitoring.coreos.com", "Prometheus", 1, "spec: {containers: [C]}"),
    ("monitoring.coreos.com", "PrometheusAgent", 1, "spec: {containers: [C]}"),
    ("monitoring.coreos.com", "ThanosRuler", 1, "spec: {containers: [C]}"),
    ("ray.io", "RayCluster", 2, "spec: {headGroupSpec: {template: T}, workerGroupSpecs: [{template: T}]}"),
    (
        "ray.io",
        "RayJob",
        3,
        "spec: {submitterPodTemplate: T, rayClusterSpec: {headGroupSpec: {template: T}, \
         workerGroupSpecs: [{template: T}]}}",
    ),
    (
        "ray.io",
        "RayService",
        2,
        "spec: {rayClusterConfig: {headGroupSpec: {template: T}, workerGroupSpecs: [{template: T}]}}",
    ),
    ("serving.knative.dev", "Configuration", 1, "spec: {template: T}"),
    ("serving.knative.dev", "Revision", 1, "spec: {containers: [C]}"),
    ("serving.knative.dev", "Service", 1, "spec: {template: T}"),
    ("serving.kserve.io", "ClusterServingRuntime", 1, "spec: {containers: [C]}"),
    (
        "serving.kserve.io",
        "InferenceService",
        5,
        "spec: {predictor: {model: C, containers: [C], workerSpec: {containers: [C]}}, transformer: {containers: [C]}, \
         explainer: {alibi: C}}",
    ),
    ("serving.kserve.io", "ServingRuntime", 1, "spec: {containers: [C]}"),
    ("sources.knative.dev", "ContainerSource", 1, "spec: {template: T}"),
    (
        "sparkoperator.k8s.io",
        "ScheduledSparkApplication",
        2,
        "spec: {schedule: x, template: {driver: C, executor: {sidecars: [C], name: found}}}",
    ),
    ("sparkoperator.k8s.io", "SparkApplication", 2, "spec: {driver: C, executor: C}"),
    ("tekton.dev", "ClusterTask", 1, "spec: {steps: [C]}"),
    ("tekton.dev", "Pipeline", 2, "spec: {tasks: [{taskSpec: {steps: [C]}}], finally: [{taskSpec: {steps: [C]}}]}"),
    (
        "tekton.dev",
        "PipelineRun",
        2,
        "spec: {pipelineSpec: {tasks: [{taskSpec: {steps: [C]}}], finally: [{taskSpec: {steps: [C]}}]}}",
    ),
    ("tekton.dev", "StepAction", 1, "spec: C"),
    ("tekton.dev", "Task", 2, "spec: {steps: [C], sidecars: [C]}"),
    ("tekton.dev", "TaskRun", 1, "spec: {taskSpec: {steps: [C]}}"),
];

fn manifest(group: &str, kind: &str, body: &str) -> String {
    let api = if group.is_empty() { "v1".to_owned() } else { format!("{group}/v1") };
    let body = body.replace(" T", " {metadata: {}, spec: {containers: [C]}}").replace("[C]", "[ C]");
    let body = body.replace(" C", " {name: found, image: \"x:1\", securityContext: {privileged: true}}");
    format!("apiVersion: {api}\nkind: {kind}\nmetadata: {{name: a}}\n{body}\n")
}

#[test]
fn each_row_finds_its_containers() {
    for (group, kind, count, body) in EXAMPLES {
        let estate = estate(&manifest(group, kind, body));
        let containers: Vec<_> = estate.pods().iter().flat_map(|pod| &pod.containers).collect();
        let found = containers.iter().filter(|c| &*c.name == "found" && c.context.privileged.get() == Some(&true));
        assert_eq!(found.count(), *count, "{group} {kind}");
    }
}

#[test]
fn each_row_has_an_example_and_is_unique() {
    let names = |rows: &mut dyn Iterator<Item = (&'static str, &'static str)>| {
        let mut names: Vec<_> = rows.collect();
        names.sort_unstable();
        names
    };
    let rows = names(&mut carriers().iter().map(|c| (c.group, c.kind)));
    assert_eq!(rows, names(&mut EXAMPLES.iter().map(|(group, kind, ..)| (*group, *kind))));
    assert!(rows.windows(2).all(|pair| pair[0] != pair[1]));
}

#[test]
fn what_stands_behind_a_pod_has_room() {
    for carrier in carriers() {
        assert!(carrier.defaults.len() + carrier.outer.len() <= MAX_BASES, "{}", carrier.kind);
    }
}

#[test]
fn only_templates_that_run_are_pods() {
    let text = manifest("argoproj.io", "Workflow", "spec: {templates: [{dag: {}}, {suspend: {}}, {container: C}]}");
    assert_eq!(estate(&text).pods().len(), 1);
    assert!(Carrier::of("argoproj.io", "Workflow").is_some_and(|row| row.partial.is_none()));
}
