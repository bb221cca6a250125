//! Tests of the restricted level.

use plimsoll_estate::{Reader, V};
use plimsoll_model::{State, Truth, Value};

use super::baseline::{is_confined, seccomp_of};
use super::{Findings, PodView};

/// Sources that keep a volume off the node and off storage that only the node can reach.
const SAFE_SOURCES: [&str; 9] = [
    "configMap",
    "csi",
    "downwardAPI",
    "emptyDir",
    "ephemeral",
    "image",
    "persistentVolumeClaim",
    "projected",
    "secret",
];

pub(super) fn escalation<'e>(view: &PodView<'e>, found: &mut Findings<'e>) {
    for container in view.containers() {
        let value = container.reader.bool("securityContext.allowPrivilegeEscalation");
        found.judge(&value, true, |allowed| *allowed, container.who());
    }
}

pub(super) fn capabilities<'e>(view: &PodView<'e>, found: &mut Findings<'e>) {
    for container in view.containers() {
        let all = dropped_all(container.reader);
        found.judge(&all, true, |all| !all, container.who());
        for added in container.reader.strings("securityContext.capabilities.add") {
            found.judge(&added, false, |name| &**name != "NET_BIND_SERVICE", container.who());
        }
    }
}

/// Whether `drop` holds `ALL` to the letter; unknown only if an unknown item could be it.
fn dropped_all(container: Reader<'_>) -> V<bool> {
    let at = container.find("securityContext.capabilities.drop").0;
    let dropped = container.strings("securityContext.capabilities.drop");
    match Truth::any(dropped.iter().map(|name| name.test(false, |n| &**n == "ALL"))) {
        Truth::True => Value::known(true, at),
        Truth::False => Value::known(false, at),
        Truth::Unknown => {
            let unknown = dropped.iter().find_map(|name| name.why().map(|why| (why.clone(), name.origin)));
            unknown.map_or_else(|| Value::absent(at), |(why, at)| Value::unknown(why, at))
        }
    }
}

pub(super) fn volumes<'e>(view: &PodView<'e>, found: &mut Findings<'e>) {
    for volume in &view.pod.volumes {
        let reader = volume.reader(view.object);
        // One safe source is enough for the API server, and none at all becomes an `emptyDir`.
        if volume.sources.iter().any(|source| SAFE_SOURCES.contains(&&**source)) {
            continue;
        }
        let note = format!("volume {}", volume.name);
        if reader.opaque().is_some() {
            found.add(Truth::Unknown, &reader.bool("source"), note);
        } else if let Some((_, source)) = reader.node().entries().into_iter().find(|(k, v)| is_source(k.text(), *v)) {
            found.add(Truth::True, &Value::known((), plimsoll_estate::At::exact(source)), note);
        }
    }
}

fn is_source(key: &str, value: plimsoll_syntax::Node<'_>) -> bool {
    key != "name" && !value.is_null()
}

pub(super) fn run_as_non_root<'e>(view: &PodView<'e>, found: &mut Findings<'e>) {
    let of_pod = view.spec().bool("securityContext.runAsNonRoot");
    found.judge(&of_pod, false, |non_root| !non_root, "the pod".to_owned());
    for container in view.containers() {
        let own = container.reader.bool("securityContext.runAsNonRoot");
        covered_or(&own, &of_pod, found, |non_root| *non_root, container.who());
    }
}

pub(super) fn run_as_user<'e>(view: &PodView<'e>, found: &mut Findings<'e>) {
    for setter in view.setters() {
        let user = setter.reader.int("securityContext.runAsUser");
        found.judge(&user, false, |user| *user == 0, setter.who());
    }
}

pub(super) fn seccomp<'e>(view: &PodView<'e>, found: &mut Findings<'e>) {
    let mut of_pod = None;
    for setter in view.setters() {
        let own = seccomp_of(&setter);
        match &of_pod {
            None => {
                found.judge(&own, false, |kind| !is_confined(kind), setter.who());
                of_pod = Some(own);
            }
            Some(of_pod) => covered_or(&own, of_pod, found, |kind| is_confined(kind), setter.who()),
        }
    }
}

/// A container's own value must be good; where it has none, the pod's must be.
fn covered_or<T>(own: &V<T>, of_pod: &V<T>, found: &mut Findings<'_>, good: impl Fn(&T) -> bool, note: String) {
    if !matches!(own.state, State::Absent) {
        return found.judge(own, true, |value| !good(value), note);
    }
    match of_pod.test(false, good) {
        Truth::True => {}
        Truth::False => found.add(Truth::True, own, note),
        Truth::Unknown => found.add(Truth::Unknown, of_pod, note),
    }
}
