//! Resources of a whole pod: what is not given follows from its containers.
//! <https://kubernetes.io/docs/tasks/configure-pod-container/assign-pod-level-resources/>

use std::collections::BTreeMap;

use serde_json::Value;

use super::amount::{Amount, read, write};
use super::engine::put_if_nothing;
use super::shape::at;

type Amounts = BTreeMap<String, Amount>;

const LIMITS: &str = "resources.limits";
const REQUESTS: &str = "resources.requests";

/// Huge pages cannot be promised twice, so their limit is what the containers may use.
pub(super) fn huge_pages(spec: &mut Value) -> usize {
    let Some(limits) = is_set(spec).then(|| aggregate(spec, "limits")).flatten() else { return 0 };
    let missing = limits.into_iter().filter(|(name, _)| is_huge(name) && entry(spec, REQUESTS, name).is_none());
    missing.collect::<Vec<_>>().into_iter().map(|(name, amount)| put(spec, LIMITS, &name, write(amount))).sum()
}

/// The sum of the containers' requests, or else the pod's own limit.
pub(super) fn requests(spec: &mut Value) -> usize {
    let Some(sums) = is_set(spec).then(|| aggregate(spec, "requests")).flatten() else { return 0 };
    let shared = sums.into_iter().filter(|(name, _)| name == "cpu" || name == "memory");
    let mut wanted: Vec<(String, Value)> = shared.map(|(name, amount)| (name, write(amount))).collect();
    wanted.extend(entries(spec, LIMITS).into_iter().filter(|(name, _)| is_supported(name)));
    wanted.into_iter().map(|(name, value)| put(spec, REQUESTS, &name, value)).sum()
}

/// The sum of the containers' limits where all have one, but no less than the pod's request.
pub(super) fn limits(spec: &mut Value) -> usize {
    let Some(sums) = is_set(spec).then(|| aggregate(spec, "limits")).flatten() else { return 0 };
    let requested = entries(spec, REQUESTS).into_iter().filter(|(name, _)| is_supported(name) && all_limit(spec, name));
    let wanted = requested.filter_map(|(name, request)| {
        let sum = *sums.get(&name)?;
        let larger = if read(&request)? > sum { request } else { write(sum) };
        Some((name, larger))
    });
    wanted.collect::<Vec<_>>().into_iter().map(|(name, value)| put(spec, LIMITS, &name, value)).sum()
}

/// Whether the pod says anything about its resources as a whole.
fn is_set(spec: &Value) -> bool {
    !entries(spec, LIMITS).is_empty() || !entries(spec, REQUESTS).is_empty()
}

fn is_huge(name: &str) -> bool {
    name.starts_with("hugepages-")
}

fn is_supported(name: &str) -> bool {
    name == "cpu" || name == "memory" || is_huge(name)
}

fn entries(spec: &Value, path: &str) -> Vec<(String, Value)> {
    let map = at(spec, path).and_then(Value::as_object);
    map.into_iter().flatten().map(|(name, value)| (name.clone(), value.clone())).collect()
}

fn entry<'v>(spec: &'v Value, path: &str, name: &str) -> Option<&'v Value> {
    at(spec, path)?.get(name)
}

/// Names of resources hold dots, so the path ends before the name.
fn put(spec: &mut Value, path: &str, name: &str, value: Value) -> usize {
    put_if_nothing(spec, path, Value::Object(serde_json::Map::new()));
    let Some(map) = spec.pointer_mut(&format!("/{}", path.replace('.', "/"))).and_then(Value::as_object_mut) else {
        return 0;
    };
    if map.contains_key(name) {
        return 0;
    }
    map.insert(name.to_owned(), value);
    1
}

fn containers<'v>(spec: &'v Value, list: &str) -> impl Iterator<Item = &'v Value> {
    spec.get(list).and_then(Value::as_array).into_iter().flatten()
}

fn all_limit(spec: &Value, name: &str) -> bool {
    let mut all = containers(spec, "containers").chain(containers(spec, "initContainers"));
    all.all(|container| entry(container, LIMITS, name).is_some())
}

/// What the containers need at most at one time; none where an amount cannot be read.
///
/// Sidecars run beside what starts after them; other init containers run one by one.
fn aggregate(spec: &Value, side: &str) -> Option<Amounts> {
    let (mut total, mut sidecars, mut most) = (Amounts::new(), Amounts::new(), Amounts::new());
    for container in containers(spec, "containers") {
        add(&mut total, &amounts(container, side)?);
    }
    for container in containers(spec, "initContainers") {
        let mut needed = amounts(container, side)?;
        if container["restartPolicy"] == "Always" {
            add(&mut total, &needed);
            add(&mut sidecars, &needed);
            needed.clone_from(&sidecars);
        } else {
            add(&mut needed, &sidecars);
        }
        raise(&mut most, &needed);
    }
    raise(&mut total, &most);
    Some(total)
}

fn amounts(container: &Value, side: &str) -> Option<Amounts> {
    let map = container["resources"][side].as_object();
    map.into_iter().flatten().map(|(name, value)| Some((name.clone(), read(value)?))).collect()
}

fn add(to: &mut Amounts, other: &Amounts) {
    for (name, amount) in other {
        let sum = to.entry(name.clone()).or_default();
        *sum = sum.saturating_add(*amount);
    }
}

fn raise(to: &mut Amounts, other: &Amounts) {
    for (name, amount) in other {
        let most = to.entry(name.clone()).or_insert(*amount);
        *most = (*most).max(*amount);
    }
}
