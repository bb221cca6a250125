//! Which rows of the table were put to the test.

use std::collections::BTreeSet;

use plimsoll_estate::KubeVersion;
use plimsoll_estate::defaults::rows;
use serde_json::Value;

/// Rows that no creation can show.
const OUT_OF_REACH: &[(&str, &str)] = &[
    // Ephemeral containers are added to a pod that runs already.
    ("Pod", "spec.ephemeralContainers[].securityContext.appArmorProfile"),
    // There is one exempt level, which the server makes itself.
    ("PriorityLevelConfiguration", "spec.exempt.nominalConcurrencyShares"),
    ("PriorityLevelConfiguration", "spec.exempt.lendablePercent"),
];

/// Group, kind and path of each value that the table filled in or settled.
#[derive(Default)]
pub struct Coverage {
    seen: BTreeSet<(String, String, String)>,
}

impl Coverage {
    /// Notes where an object with our defaults differs from what was given.
    pub fn note(&mut self, given: &Value, ours: &Value) {
        let (api, kind) =
            (given["apiVersion"].as_str().unwrap_or_default(), given["kind"].as_str().unwrap_or_default());
        let group = api.split_once('/').map_or("", |(group, _)| group);
        let mut paths = BTreeSet::new();
        changed("", given, ours, &mut paths);
        self.seen.extend(paths.into_iter().map(|path| (group.to_owned(), kind.to_owned(), path)));
    }

    /// Rows in force in a version that no object has made use of, in any kind.
    pub fn unused(&self, version: KubeVersion) -> Vec<String> {
        let all = rows().into_iter().filter(|(.., row)| row.is_in(version));
        let used = |(group, kind, path, _): &(&str, &str, String, _)| {
            self.seen.contains(&((*group).to_owned(), (*kind).to_owned(), path.clone()))
        };
        let (used, unused): (Vec<_>, Vec<_>) = all.partition(used);
        // A row of a container counts once, wherever the container stands.
        let fired: BTreeSet<_> = used.iter().map(|(.., row)| std::ptr::from_ref(*row)).collect();
        let never = unused.into_iter().filter(|(_, kind, path, _)| !OUT_OF_REACH.contains(&(*kind, path.as_str())));
        let never = never.filter(|(.., row)| !fired.contains(&std::ptr::from_ref(*row)));
        never.map(|(group, kind, path, _)| format!("{group} {kind} {path}")).collect()
    }
}

fn changed(path: &str, given: &Value, ours: &Value, paths: &mut BTreeSet<String>) {
    match (given, ours) {
        (Value::Object(given), Value::Object(ours)) => {
            let keys: BTreeSet<_> = given.keys().chain(ours.keys()).collect();
            for key in keys {
                let of = |side: &serde_json::Map<String, Value>| side.get(key).cloned().unwrap_or_default();
                let dot = if path.is_empty() { "" } else { "." };
                changed(&format!("{path}{dot}{key}"), &of(given), &of(ours), paths);
            }
        }
        (Value::Array(given), Value::Array(ours)) if given.len() == ours.len() => {
            given.iter().zip(ours).for_each(|(given, ours)| changed(&format!("{path}[]"), given, ours, paths));
        }
        (given, ours) if given == ours => {}
        (_, Value::Object(ours)) => {
            paths.insert(path.to_owned());
            ours.iter().for_each(|(key, ours)| changed(&format!("{path}.{key}"), &Value::Null, ours, paths));
        }
        _ => {
            paths.insert(path.to_owned());
        }
    }
    // What is added to a mapping is a change of the mapping as well.
    if given.is_object() && given != ours {
        paths.insert(path.to_owned());
    }
}
