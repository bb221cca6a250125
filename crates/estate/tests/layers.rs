//! Fields that stand outside a pod's spec or a container and still hold for it.

use std::sync::Arc;

use plimsoll_estate::{Estate, Object, Options, Place, Pod, V, normalise};
use plimsoll_model::{SNAPSHOT_VERSION, Snapshot, SourceFile};

fn estate(text: &str) -> Estate {
    let file = SourceFile { path: "a.yaml".into(), text: Arc::from(text), masks: Vec::new() };
    normalise(Snapshot { version: SNAPSHOT_VERSION, files: vec![file], ..Snapshot::default() }, &Options::default())
}

fn with<T>(text: &str, judge: impl FnOnce(&Object, &Pod) -> T) -> T {
    let estate = estate(text);
    let pod = &estate.pods()[0];
    judge(estate.object(pod.object), pod)
}

fn path<T>(object: &Object, value: &V<T>) -> String {
    Place::of(object, value.origin).path
}

fn workflow(spec: &str, template: &str) -> String {
    format!(
        "apiVersion: argoproj.io/v1alpha1\nkind: Workflow\nmetadata: {{name: wf}}\nspec:\n{spec}  templates:\n  \
         - {{name: t, container: {{image: \"x:1\"}}{template}}}\n"
    )
}

const WORKFLOW: &str = "  hostNetwork: true\n  serviceAccountName: flow\n  automountServiceAccountToken: false\n  \
                        securityContext: {runAsNonRoot: true, runAsUser: 7}\n  volumes: [{name: h, hostPath: {path: /}}]\n";

#[test]
fn a_workflow_settles_what_its_templates_leave_out() {
    with(&workflow(WORKFLOW, ""), |object, pod| {
        assert_eq!(pod.host_network.get(), Some(&true));
        assert_eq!(path(object, &pod.host_network), "spec.hostNetwork");
        assert_eq!(pod.service_account.get().map(|s| &**s), Some("flow"));
        assert_eq!(pod.automount_token.get(), Some(&false));
        assert_eq!(pod.volumes.len(), 1);
        let context = &pod.containers[0].context;
        assert_eq!((context.run_as_non_root.get(), context.run_as_user.get()), (Some(&true), Some(&7)));
        assert_eq!(path(object, &context.run_as_user), "spec.securityContext.runAsUser");
        assert!(pod.spec(object).child("securityContext").is_some());
    });
}

#[test]
fn a_templates_own_field_replaces_the_workflows_as_a_whole() {
    let own = ", securityContext: {runAsUser: 9}, volumes: [{name: h, emptyDir: {}}, {name: i, emptyDir: {}}]";
    with(&workflow(WORKFLOW, own), |object, pod| {
        let context = &pod.containers[0].context;
        assert_eq!(context.run_as_user.get(), Some(&9));
        assert_eq!(context.run_as_non_root.get(), None);
        let names: Vec<_> = pod.volumes.iter().map(|v| (&*v.name, v.is("hostPath"))).collect();
        assert_eq!(names, [("h", false), ("i", false)]);
        assert_eq!(pod.spec(object).string("securityContext.runAsUser").get(), None);
    });
}

#[test]
fn what_is_missing_everywhere_is_missing_in_the_template() {
    with(&workflow("", ""), |object, pod| {
        assert_eq!(pod.host_network.get(), Some(&false));
        assert_eq!(path(object, &pod.host_network), "spec.templates[0].hostNetwork");
    });
}

#[test]
fn template_defaults_are_merged_field_by_field() {
    let spec =
        "  templateDefaults: {container: {securityContext: {privileged: true}}, securityContext: {runAsUser: 5}}\n";
    with(&workflow(&format!("{spec}{WORKFLOW}").replace("  hostNetwork: true\n", ""), ""), |object, pod| {
        assert_eq!(pod.containers.len(), 1);
        let container = &pod.containers[0];
        assert_eq!((&*container.name, container.image.get().map(|i| &**i)), ("main", Some("x:1")));
        assert_eq!(container.context.privileged.get(), Some(&true));
        assert_eq!(
            path(object, &container.context.privileged),
            "spec.templateDefaults.container.securityContext.privileged"
        );
        // The defaults' security context stands before the workflow's.
        assert_eq!(container.context.run_as_user.get(), Some(&5));
        assert_eq!(container.context.run_as_non_root.get(), None);
        assert_eq!(container.reader(object).bool("securityContext.privileged").get(), Some(&true));
    });
}

#[test]
fn a_patch_makes_a_pod_partial() {
    let patched = |text: &str| with(text, |_, pod| pod.partial.as_ref().map(|why| why.reason.to_string()));
    assert_eq!(patched(&workflow("", "")), None);
    assert!(patched(&workflow("  podSpecPatch: '{}'\n", "")).is_some_and(|why| why.contains("podSpecPatch")));
    assert!(patched(&workflow("", ", podSpecPatch: '{}'")).is_some_and(|why| why.contains("podSpecPatch")));
}

fn tekton(kind: &str, spec: &str) -> String {
    format!("apiVersion: tekton.dev/v1\nkind: {kind}\nmetadata: {{name: t}}\nspec: {spec}\n")
}

#[test]
fn a_task_run_gives_its_pod_template() {
    let spec = "{podTemplate: {hostNetwork: true, securityContext: {runAsNonRoot: true}}, serviceAccountName: sa, \
                taskSpec: {steps: [{name: s, image: \"x:1\"}]}}";
    with(&tekton("TaskRun", spec), |object, pod| {
        assert_eq!(path(object, &pod.host_network), "spec.podTemplate.hostNetwork");
        assert_eq!(pod.host_network.get(), Some(&true));
        assert_eq!(pod.service_account.get().map(|s| &**s), Some("sa"));
        assert_eq!(pod.containers[0].context.run_as_non_root.get(), Some(&true));
    });
}

#[test]
fn a_pipeline_run_gives_its_pod_template_in_either_version() {
    let steps = "pipelineSpec: {tasks: [{name: t, taskSpec: {steps: [{name: s, image: \"x:1\"}]}}]}";
    for outer in [
        "taskRunTemplate: {podTemplate: {hostNetwork: true}, serviceAccountName: sa}",
        "podTemplate: {hostNetwork: true}, serviceAccountName: sa",
    ] {
        with(&tekton("PipelineRun", &format!("{{{outer}, {steps}}}")), |_, pod| {
            assert_eq!(pod.host_network.get(), Some(&true), "{outer}");
            assert_eq!(pod.service_account.get().map(|s| &**s), Some("sa"), "{outer}");
            assert!(pod.partial.is_none());
        });
    }
    with(&tekton("PipelineRun", &format!("{{taskRunSpecs: [{{pipelineTaskName: t}}], {steps}}}")), |_, pod| {
        assert!(pod.partial.is_some());
    });
}

#[test]
fn a_step_template_settles_what_steps_leave_out() {
    let task = "{stepTemplate: {securityContext: {privileged: true, runAsUser: 3}, env: [{name: A, value: a}, {name: B, value: b}], \
                computeResources: {limits: {memory: 1Gi}}}, sidecars: [{name: side, image: \"x:1\"}], \
                steps: [{name: s, image: \"x:1\", securityContext: {runAsUser: 4}, env: [{name: A, value: own}]}]}";
    for text in [
        tekton("Task", task),
        tekton("TaskRun", &format!("{{taskSpec: {task}}}")),
        tekton("Pipeline", &format!("{{tasks: [{{taskSpec: {task}}}]}}")),
    ] {
        with(&text, |object, pod| {
            let [step, side] = &*pod.containers else { panic!("two containers") };
            assert_eq!((step.context.privileged.get(), step.context.run_as_user.get()), (Some(&true), Some(&4)));
            assert!(path(object, &step.context.privileged).ends_with("stepTemplate.securityContext.privileged"));
            let env: Vec<_> = step.env.iter().map(|e| (&*e.name, e.value.get().map(|v| &**v))).collect();
            assert_eq!(env, [("A", Some("own")), ("B", Some("b"))]);
            assert_eq!(step.memory_limit.get().map(|m| &**m), Some("1Gi"));
            assert_eq!(side.context.privileged.get(), Some(&false));
            assert!(
                step.reader(object).child("securityContext").is_some_and(|c| c.bool("privileged").get() == Some(&true))
            );
        });
    }
}

#[test]
fn a_placeholder_behind_a_pod_is_unknown() {
    let spec =
        "{podTemplate: \"{{ .Values.pod }}\", taskSpec: {stepTemplate: \"{{ .Values.step }}\", steps: [{name: s}]}}";
    with(&tekton("TaskRun", spec), |_, pod| {
        assert!(pod.host_network.why().is_some());
        assert_eq!(pod.containers.len(), 1);
        assert!(pod.containers[0].context.privileged.why().is_some());
        assert!(pod.containers[0].context.run_as_user.why().is_some());
    });
}

#[test]
fn spark_reads_the_driver_and_the_application() {
    let text = "apiVersion: sparkoperator.k8s.io/v1beta2\nkind: SparkApplication\nmetadata: {name: sa}\n\
                spec: {image: \"spark:1\", driver: {serviceAccount: s, securityContext: {privileged: true}, podSecurityContext: {runAsNonRoot: true}, \
                sidecars: [{name: side, image: \"x:1\"}]}}\n";
    with(text, |_, pod| {
        assert!(pod.partial.is_some());
        assert_eq!(pod.containers[0].context.privileged.get(), Some(&true));
        assert_eq!(pod.containers[0].image.get().map(|i| &**i), Some("spark:1"));
        assert!(pod.containers.iter().all(|c| c.context.run_as_non_root.get() == Some(&true)));
        assert_eq!(pod.containers[1].context.privileged.get(), Some(&false));
        assert_eq!(pod.service_account.get().map(|s| &**s), Some("s"));
    });
}

const LIST: &str = "apiVersion: v1\nitems:\n- apiVersion: v1\n  kind: Pod\n  metadata: {name: x}\n  spec: &id001\n    containers:\n    \
                    - name: c\n      securityContext:\n        privileged: true\n- apiVersion: v1\n  kind: Pod\n  metadata: {name: y}\n  \
                    spec: *id001\nkind: List\n";

#[test]
fn an_alias_above_a_value_keeps_its_path_and_key() {
    let estate = estate(LIST);
    assert_eq!(estate.pods().len(), 2);
    for pod in estate.pods() {
        let object = estate.object(pod.object);
        let place = Place::of(object, pod.containers[0].context.privileged.origin);
        assert_eq!(place.path, "spec.containers[0].securityContext.privileged");
        assert_eq!(place.span.slice(LIST), "privileged: true");
        assert_eq!(path(object, &pod.host_network), "spec.hostNetwork");
    }
    let second = &estate.pods()[1];
    let place = Place::of(estate.object(second.object), second.host_network.origin);
    assert_eq!(place.span.slice(LIST), "spec: *id001".split(':').next().unwrap_or_default());
    assert!(place.span.start as usize > LIST.rfind("name: y").unwrap_or(usize::MAX));
}

#[test]
fn an_object_that_is_an_alias_has_paths_of_its_own() {
    let text = "apiVersion: v1\nkind: List\nitems:\n- &p {apiVersion: v1, kind: Pod, metadata: {name: x}, spec: {hostPID: true}}\n- *p\n";
    let estate = estate(text);
    assert_eq!(estate.pods().len(), 2);
    for pod in estate.pods() {
        assert_eq!(path(estate.object(pod.object), &pod.host_pid), "spec.hostPID");
    }
}
