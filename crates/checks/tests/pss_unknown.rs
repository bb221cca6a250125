//! What the Pod Security Standards say where something cannot be read, and where a violation is shown.
#![expect(clippy::unwrap_used, reason = "a test: a panic is a failure")]

use plimsoll_checks::pss::{CaseError, Level, conformance_case, evaluate};
use plimsoll_estate::{Estate, KubeVersion, Options, Place, normalise};
use plimsoll_model::{SNAPSHOT_VERSION, Snapshot, SourceFile, Truth};

const HARDENED: &str = "
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  POD
  securityContext: {runAsNonRoot: true, seccompProfile: {type: RuntimeDefault}}
  containers:
    - name: app
      image: example.com/app:1.2.3
      securityContext: {allowPrivilegeEscalation: false, capabilities: {drop: [ALL]}}
      CONTAINER
";

/// A pod that meets every level but for what is added to it.
fn with(pod: &str, container: &str) -> String {
    HARDENED.replace("POD", pod).replace("CONTAINER", container)
}

fn allowed(text: &str, level: Level) -> Truth {
    conformance_case(text, level, KubeVersion::LATEST).unwrap().allowed
}

fn estate(text: &str) -> Estate {
    let file = SourceFile { path: "pod.yaml".to_owned(), text: text.into(), masks: Vec::new() };
    normalise(Snapshot { version: SNAPSHOT_VERSION, files: vec![file], ..Snapshot::default() }, &Options::default())
}

#[test]
fn a_placeholder_is_neither_allowed_nor_violated() {
    assert_eq!(allowed(&with("", ""), Level::Restricted), Truth::True);
    let hidden = [
        "hostNetwork: '{{ .Values.network }}'",
        "volumes: '{{ .Values.volumes }}'",
        "volumes: ['{{ .Values.volume }}']",
        "initContainers: '{{ .Values.init }}'",
    ];
    for pod in hidden {
        assert_eq!(allowed(&with(pod, ""), Level::Restricted), Truth::Unknown, "{pod}");
        assert_eq!(allowed(&with(pod, ""), Level::Privileged), Truth::True, "{pod}");
    }
    assert_eq!(allowed(&with("", "ports: '{{ .Values.ports }}'"), Level::Baseline), Truth::Unknown);
}

#[test]
fn a_violation_stands_whatever_else_is_unknown() {
    let pod = with("hostPID: true\n  hostNetwork: '{{ .Values.network }}'", "");
    assert_eq!(allowed(&pod, Level::Baseline), Truth::False);
}

#[test]
fn an_exemption_that_may_hold_leaves_it_open() {
    let unhardened = |pod: &str| with(pod, "").replace("runAsNonRoot: true, ", "");
    assert_eq!(allowed(&unhardened("hostUsers: true"), Level::Restricted), Truth::False);
    assert_eq!(allowed(&unhardened("hostUsers: '{{ .Values.users }}'"), Level::Restricted), Truth::Unknown);
    assert_eq!(allowed(&unhardened("hostUsers: false"), Level::Restricted), Truth::True);
}

#[test]
fn a_violation_points_at_the_key_or_its_nearest_parent() {
    let estate = estate(&with("", "ports: [{containerPort: 80, hostPort: 80}]\n    - name: bare"));
    let pod = &estate.pods()[0];
    let found = evaluate(estate.object(pod.object), pod, Level::Restricted, KubeVersion::LATEST);
    let places: Vec<(String, bool)> = found
        .violations
        .iter()
        .flat_map(|v| &v.hits)
        .map(|hit| {
            let place = Place::of(hit.object, hit.at);
            (place.path, place.missing)
        })
        .collect();
    let context = |key: &str| (format!("spec.containers[1].securityContext.{key}"), true);
    let wanted = [
        ("spec.containers[0].ports[0].hostPort".to_owned(), false),
        context("allowPrivilegeEscalation"),
        context("capabilities.drop"),
    ];
    assert_eq!(places, wanted);
}

#[test]
fn what_is_not_one_pod_is_refused() {
    let judge = |text| conformance_case(text, Level::Baseline, KubeVersion::LATEST);
    assert_eq!(judge("apiVersion: v1\nkind: ConfigMap\n"), Err(CaseError::Pods(0)));
    assert!(matches!(judge("a: [\n"), Err(CaseError::Unreadable(_))));
}
