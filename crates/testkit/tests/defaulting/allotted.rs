//! What the server allots or keeps for itself; none of it is a default of a field.

use serde_json::{Map, Value};

/// The address of an object, and what the server notes about it.
const METADATA: &[&str] = &[
    "uid",
    "resourceVersion",
    "generation",
    "creationTimestamp",
    "managedFields",
    "selfLink",
    "name",
    "generateName",
    "namespace",
];

/// Addresses and ports come from the ranges of the cluster.
const SERVICE: &[&str] = &["clusterIP", "clusterIPs", "ipFamilies", "ipFamilyPolicy", "healthCheckNodePort"];

/// Removes from our side and theirs what cannot be compared.
pub fn remove(given: &Value, ours: &mut Value, theirs: &mut Value) {
    for side in [ours, theirs] {
        common(side);
        match given["kind"].as_str().unwrap_or_default() {
            "Service" => service(given, side),
            "Job" => job(given, side),
            "DaemonSet" => drop_key(side, "/metadata/annotations", "deprecated.daemonset.template.generation"),
            "Secret" => secret(side),
            _ => {}
        }
    }
}

fn common(side: &mut Value) {
    METADATA.iter().for_each(|key| drop_key(side, "/metadata", key));
    drop_key(side, "", "status");
}

fn service(given: &Value, side: &mut Value) {
    let given = &given["spec"];
    SERVICE.iter().filter(|key| given.get(**key).is_none_or(Value::is_null)).for_each(|k| drop_key(side, "/spec", k));
    // One family is written as a list of both.
    drop_key(side, "/spec", "clusterIPs");
    drop_key(side, "/spec", "ipFamilies");
    let given = given["ports"].as_array().cloned().unwrap_or_default();
    let ports = side.pointer_mut("/spec/ports").and_then(Value::as_array_mut).into_iter().flatten();
    for (port, _) in ports.zip(given).filter(|(_, given)| given["nodePort"].as_i64().unwrap_or_default() == 0) {
        drop_key(port, "", "nodePort");
    }
}

/// A job's pods are marked with the job's own id.
fn job(given: &Value, side: &mut Value) {
    if given["spec"]["manualSelector"] != true {
        drop_key(side, "/spec", "selector");
    }
    for key in ["controller-uid", "job-name", "batch.kubernetes.io/controller-uid", "batch.kubernetes.io/job-name"] {
        drop_key(side, "/spec/template/metadata/labels", key);
        drop_key(side, "/metadata/labels", key);
    }
    for parent in ["/spec/template/metadata", "/metadata"] {
        let empty = side.pointer(parent).is_some_and(|m| m["labels"].as_object().is_some_and(Map::is_empty));
        if empty {
            drop_key(side, parent, "labels");
        }
    }
}

/// `stringData` is folded into `data`.
fn secret(side: &mut Value) {
    drop_key(side, "", "stringData");
    drop_key(side, "", "data");
}

fn drop_key(value: &mut Value, parent: &str, key: &str) {
    if let Some(map) = value.pointer_mut(parent).and_then(Value::as_object_mut) {
        map.remove(key);
    }
    // An annotation or label that was alone leaves nothing behind.
    let empty = value.pointer(parent).and_then(Value::as_object).is_some_and(Map::is_empty);
    let outer = parent.rsplit_once('/').filter(|(outer, _)| empty && outer.starts_with("/metadata"));
    if let Some((outer, last)) = outer
        && let Some(map) = value.pointer_mut(outer).and_then(Value::as_object_mut)
    {
        map.remove(last);
    }
}
