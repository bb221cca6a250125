//! Verdicts that hold where a case is written in another way: as JSON, under other names, in another carrier, with
//! its containers as init containers. Each object is judged by itself here.

use std::path::{Path, PathBuf};

use anyhow::Result;
use plimsoll_estate::View;
use serde_json::{Value, json};

use crate::verdict::{assess_all, checks, estate_at, word};
use crate::{checkov, kube_linter, kubescape_verdicts, list, polaris, trivy_checks};

/// One object of a case with its verdict.
pub struct Sample {
    pub rule: String,
    pub checks: Vec<String>,
    pub expected: String,
    pub version: &'static str,
    pub object: Value,
}

impl Sample {
    /// An object of a rule with its verdict.
    pub fn of(rule: &str, checks: &[String], expected: &str, object: Value) -> Self {
        let (rule, checks, expected) = (rule.to_owned(), checks.to_vec(), expected.to_owned());
        Self { rule, checks, expected, version: "latest", object }
    }

    /// The object of these texts, where there is one alone.
    pub fn alone(rule: &str, checks: &[String], expected: &str, texts: &[(String, String)]) -> Result<Option<Self>> {
        let estate = crate::verdict::estate(texts)?;
        let single = match estate.objects() {
            [object] => Some(object.node().to_json()),
            _ => None,
        };
        Ok(single.map(|object| Self::of(rule, checks, expected, object)))
    }
}

struct Mutation {
    name: &'static str,
    /// The object in another form; nothing where it has none.
    of: fn(&Value) -> Option<Value>,
    /// Rules whose answer the form rightly changes.
    but: &'static [&'static str],
}

/// Rules about probes, which only containers have that serve until they are stopped.
const PROBES: &[&str] = &[
    "CKV_K8S_8",
    "CKV_K8S_9",
    "configured-liveness-probe",
    "configured-readiness-probe",
    "livenessProbeMissing",
    "no-liveness-probe",
    "no-readiness-probe",
    "readinessProbeMissing",
];

/// Rules about what not every workload has: a strategy of updates, a number of copies, a budget.
const UPDATES: &[&str] = &[
    "deploymentMissingReplicas",
    "minimum-three-replicas",
    "missingPodDisruptionBudget",
    "no-rolling-update-strategy",
    "topologySpreadConstraint",
];

const MUTATIONS: &[Mutation] = &[
    Mutation { name: "JSON", of: |object| Some(object.clone()), but: &[] },
    Mutation { name: "List", of: listed, but: &[] },
    Mutation { name: "another name", of: renamed, but: &[] },
    Mutation { name: "an older group", of: older_group, but: &[] },
    Mutation { name: "the other kind of role", of: other_role, but: &[] },
    Mutation { name: "Deployment", of: |pod| carried(pod, "apps/v1", "Deployment", deployment), but: &[] },
    Mutation { name: "DaemonSet", of: |pod| carried(pod, "apps/v1", "DaemonSet", deployment), but: &[] },
    Mutation { name: "Rollout", of: |pod| carried(pod, "argoproj.io/v1alpha1", "Rollout", deployment), but: &[] },
    Mutation {
        name: "DeploymentConfig",
        of: |pod| carried(pod, "apps.openshift.io/v1", "DeploymentConfig", deployment),
        but: &[],
    },
    // What runs to its end is asked for no probes.
    Mutation { name: "CronJob", of: |pod| carried(pod, "batch/v1", "CronJob", cron_job), but: PROBES },
    Mutation { name: "StatefulSet", of: |object| kind(object, "apps/v1", "StatefulSet"), but: UPDATES },
    Mutation { name: "ReplicaSet", of: |object| kind(object, "apps/v1", "ReplicaSet"), but: UPDATES },
    Mutation { name: "DaemonSet", of: |object| kind(object, "apps/v1", "DaemonSet"), but: UPDATES },
    Mutation { name: "other order", of: |object| changed(object, reversed), but: &[] },
    // Nor are init containers.
    Mutation { name: "init containers", of: |object| changed(object, initial), but: PROBES },
    // The old annotation of AppArmor names its container.
    Mutation { name: "a second container", of: |object| changed(object, doubled), but: &["linuxHardening"] },
];

fn listed(object: &Value) -> Option<Value> {
    Some(json!({ "apiVersion": "v1", "kind": "List", "items": [object] }))
}

fn renamed(object: &Value) -> Option<Value> {
    let mut object = object.clone();
    // The account and the namespace called `default` are what the rules about them are about.
    if matches!(object["kind"].as_str(), Some("ServiceAccount" | "Namespace"))
        || !object["metadata"]["name"].is_string()
    {
        return None;
    }
    object["metadata"]["name"] = "something-else".into();
    Some(object)
}

/// The group that the kind lived in before.
fn older_group(object: &Value) -> Option<Value> {
    let kinds = ["Ingress", "PodSecurityPolicy"];
    let mut object = object.clone();
    object["apiVersion"] = kinds.iter().any(|kind| object["kind"] == *kind).then(|| "extensions/v1beta1".into())?;
    Some(object)
}

/// The same rules in the other kind of role; one for the whole cluster names no namespace.
fn other_role(object: &Value) -> Option<Value> {
    let mut object = object.clone();
    let other = match object["kind"].as_str()? {
        "Role" => "ClusterRole",
        "ClusterRole" => "Role",
        _ => return None,
    };
    object["kind"] = other.into();
    object["metadata"].as_object_mut()?.remove("namespace");
    Some(object)
}

fn carried(pod: &Value, version: &str, kind: &str, spec: fn(Value) -> Value) -> Option<Value> {
    (pod["kind"] == "Pod" && pod["spec"].is_object()).then(|| {
        let template = json!({ "metadata": pod["metadata"], "spec": pod["spec"] });
        json!({ "apiVersion": version, "kind": kind, "metadata": pod["metadata"], "spec": spec(template) })
    })
}

/// A Deployment as another kind with the same template.
fn kind(object: &Value, version: &str, kind: &str) -> Option<Value> {
    let mut object = object.clone();
    (object["kind"] == "Deployment").then(|| {
        object["apiVersion"] = version.into();
        object["kind"] = kind.into();
        object
    })
}

fn reversed(pod: &mut Value) -> Option<()> {
    pod.get_mut("containers")?.as_array_mut()?.reverse();
    Some(())
}

fn deployment(template: Value) -> Value {
    json!({ "template": template })
}

fn cron_job(template: Value) -> Value {
    json!({ "jobTemplate": { "spec": { "template": template } } })
}

/// The object with its pod changed.
fn changed(object: &Value, change: fn(&mut Value) -> Option<()>) -> Option<Value> {
    let mut object = object.clone();
    let path = match object["kind"].as_str()? {
        "Pod" => "/spec",
        "CronJob" => "/spec/jobTemplate/spec/template/spec",
        _ => "/spec/template/spec",
    };
    change(object.pointer_mut(path)?)?;
    Some(object)
}

fn initial(pod: &mut Value) -> Option<()> {
    let mut containers = pod.get("containers")?.as_array()?.clone();
    containers.extend(pod.get("initContainers").and_then(Value::as_array).into_iter().flatten().cloned());
    pod["initContainers"] = containers.into();
    pod["containers"] = json!([]);
    Some(())
}

fn doubled(pod: &mut Value) -> Option<()> {
    let containers = pod.get_mut("containers")?.as_array_mut()?;
    let mut second = containers.first()?.clone();
    second["name"] = "second".into();
    containers.push(second);
    Some(())
}

fn judged(sample: &Sample, object: &Value) -> Result<&'static str> {
    let text = serde_json::to_string_pretty(object)?;
    let estate = estate_at(&[("object.json".to_owned(), text)], sample.version)?;
    Ok(word(&assess_all(View::new(&estate), &checks(&sample.checks)?)))
}

/// A committed list.
pub fn list_of(name: &str) -> Result<list::List> {
    list::read(&xtask::repo::root()?.join("conformance").join(name))
}

fn samples(corpus: &Path) -> Result<Vec<Sample>> {
    let mut all = checkov::samples(&corpus.join("checkov"), &list_of("checkov.toml")?)?;
    all.extend(trivy_checks::samples(&corpus.join("trivy-checks"), &list_of("trivy-checks.toml")?)?);
    all.extend(polaris::samples(&corpus.join("polaris"), &list_of("polaris.toml")?)?);
    all.extend(kube_linter::samples(&corpus.join("kube-linter"), &list_of("kube-linter.toml")?)?);
    all.extend(kubescape_verdicts::samples(&corpus.join("kubescape"), &list_of("kubescape-verdicts.toml")?)?);
    // A verdict that needs the objects around it is none of an object by itself.
    let alone = |sample: &Sample| judged(sample, &sample.object).is_ok_and(|word| word == sample.expected);
    Ok(all.into_iter().filter(alone).collect())
}

/// The folder of the corpora, where there is one.
pub fn corpus() -> Option<PathBuf> {
    let root = xtask::repo::root().ok()?;
    let dir = std::env::var_os("PLIMSOLL_CORPUS").map_or_else(|| root.join("../shared/corpus"), PathBuf::from);
    dir.is_dir().then_some(dir)
}

#[test]
fn verdicts_hold_in_other_forms() {
    let Some(corpus) = corpus() else {
        println!("skipped: ../shared is absent");
        return;
    };
    let samples = samples(&corpus).unwrap();
    assert!(samples.len() > 200, "only {} objects keep their verdict by themselves", samples.len());
    let (mut wrong, mut forms_judged) = (Vec::new(), 0);
    for mutation in MUTATIONS {
        let forms = samples.iter().filter(|sample| !mutation.but.contains(&sample.rule.as_str()));
        let forms: Vec<(&Sample, Value)> = forms.filter_map(|s| Some((s, (mutation.of)(&s.object)?))).collect();
        assert!(forms.len() > 5, "only {} objects as {}", forms.len(), mutation.name);
        forms_judged += forms.len();
        for (sample, object) in forms {
            let said = judged(sample, &object).unwrap();
            if said != sample.expected {
                wrong.push(format!("{} as {}: {} became {said}", sample.rule, mutation.name, sample.expected));
            }
        }
    }
    println!("{} objects in {forms_judged} forms", samples.len());
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
