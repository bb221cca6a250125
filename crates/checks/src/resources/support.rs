//! What the checks of resources and probes share.

use plimsoll_estate::{Reader, Role};
use serde_json::{Value, json};

use crate::prelude::*;
use crate::remedies;

/// What a check of one resource looks at.
pub(super) struct Wanted {
    /// Path below a container or a pod.
    pub(super) path: &'static str,
    /// Paths of a LimitRange's item that supply it.
    pub(super) supplied: &'static [&'static str],
    /// What to begin with where nothing tells.
    pub(super) suggested: &'static str,
    /// What its absence means.
    pub(super) message: &'static str,
}

/// A gap where neither the container nor its pod nor a LimitRange of the namespace sets a resource.
pub(super) fn missing<'e>(cx: &ContainerCx<'e>, own: &V<Box<str>>, wanted: &Wanted) -> Verdict<'e> {
    // The API has no resources for ephemeral containers.
    if cx.container.role == Role::Ephemeral {
        return Verdict::NotApplicable;
    }
    let of_pod = cx.pod.spec(cx.object).quantity(wanted.path);
    let fault = own.test(true, |value| is_none(value)).and(of_pod.test(true, |value| is_none(value)));
    match fault {
        Truth::True if namespace_supplies(cx, wanted.supplied) => Verdict::Pass,
        Truth::Unknown if own.why().is_none() => Verdict::unknown_value(&of_pod, cx.object),
        fault => Verdict::fault(fault, own, cx.object, || wanted.message.to_owned())
            .fixed_by_maybe(|| amount(cx, wanted).map(|amount| Remedy::set(cx.object, own.origin, amount)))
            .review("how much the program needs"),
    }
}

/// Nothing, or a number of zero.
fn is_none(value: &str) -> bool {
    value.trim_start_matches('0').is_empty()
}

fn namespace_supplies(cx: &ContainerCx<'_>, paths: &[&'static str]) -> bool {
    let namespace = cx.object.namespace();
    let ranges = cx.view.of_kind("", "LimitRange").filter(|range| range.namespace() == namespace);
    ranges.flat_map(|range| range.reader().items("spec.limits")).any(|limit| {
        let for_containers = limit.string("type").get().is_some_and(|kind| &**kind == "Container");
        for_containers && paths.iter().any(|path| limit.quantity(path).get().is_some())
    })
}

/// What to suggest: a limit is not below its request, and nothing where a limit of zero or the pod bounds it.
fn amount(cx: &ContainerCx<'_>, wanted: &Wanted) -> Option<String> {
    let given = |path| cx.container.reader(cx.object).quantity(path);
    let (request, limit) = match wanted.path {
        "resources.limits.cpu" => (Some(given("resources.requests.cpu")), None),
        "resources.limits.ephemeral-storage" => (Some(given("resources.requests.ephemeral-storage")), None),
        "resources.requests.cpu" => (None, Some(given("resources.limits.cpu"))),
        _ => (None, Some(given("resources.limits.memory"))),
    };
    let bounded = limit.is_some_and(|limit| limit.get().is_some()) || remedies::shares_resources(cx);
    let asked = request.and_then(|request| request.get().filter(|given| !is_none(given)).map(ToString::to_string));
    (!bounded).then(|| asked.unwrap_or_else(|| wanted.suggested.to_owned()))
}

/// A probe that knocks at the first port of TCP.
fn knock(container: Reader<'_>) -> Option<Value> {
    let mut ports = container.items("ports").into_iter();
    let tcp = ports.find(|port| port.string_or("protocol", "TCP").test(false, |p| &**p == "TCP") == Truth::True)?;
    let number = *tcp.int("containerPort").get()?;
    Some(json!({ "tcpSocket": { "port": number }, "initialDelaySeconds": 5, "periodSeconds": 10 }))
}

/// Groups whose workloads run to their end.
const JOBS: [&str; 5] = ["batch", "batch.volcano.sh", "jobset.x-k8s.io", "kubeflow.org", "tekton.dev"];

/// A gap where a container that serves until it is stopped lacks a probe.
pub(super) fn missing_probe<'e>(cx: &ContainerCx<'e>, path: &'static str, message: &str) -> Verdict<'e> {
    let key = &cx.object.key;
    let workflow = &*key.group == "argoproj.io" && &*key.kind != "Rollout";
    let ends = workflow || JOBS.contains(&&*key.group) || &*key.kind == "ScaledJob";
    if ends || cx.container.role != Role::App {
        return Verdict::NotApplicable;
    }
    let reader = cx.container.reader(cx.object);
    match (reader.find(path), reader.child(path).and_then(|probe| probe.opaque())) {
        ((at, Some(_)), Some(why)) => Verdict::Unknown(why, Some(Hit::new(cx.object, at))),
        ((_, Some(node)), None) if node.own_entries().next().is_some() => Verdict::Pass,
        ((at, _), _) => Verdict::gap(message, cx.object, at)
            .fixed_by_maybe(|| knock(reader).map(|probe| Remedy::set(cx.object, at, probe)))
            .review("what shows that the program works; that its port is open is the least"),
    }
}
