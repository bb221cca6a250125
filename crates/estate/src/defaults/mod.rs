//! What the Kubernetes API server fills in, as one versioned table.
//!
//! The table ([`Shape`], [`Part`], [`Row`]) follows the types of the Kubernetes API: a shape is a
//! type such as a container, its parts are the places below it that hold other shapes, and its rows
//! are the values that it gets where none is given. A default is thus stated once, however many
//! kinds carry a pod template.
//!
//! What admission plug-ins add (tolerations, priorities, storage classes) and what the server
//! allots (cluster IPs, node ports, selectors of jobs) is no default and stands not here.
//!
//! - <https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.34/>
//! - <https://kubernetes.io/docs/reference/command-line-tools-reference/feature-gates/>

mod amount;
mod engine;
mod pod_resources;
mod reference;
mod rules;
mod shape;
mod table;

#[cfg(test)]
mod tests;

use serde_json::Value;

use crate::KubeVersion;

pub use rules::{Rule, policy_types, pull_policy};
pub use shape::{Fill, Part, Row, Shape, When};

/// Constants that the table shares with the typed readers.
pub mod values {
    /// Pull policy of an image whose tag may move.
    pub const PULL_ALWAYS: &str = "Always";
    /// Pull policy of an image with a fixed tag or a digest.
    pub const PULL_IF_NOT_PRESENT: &str = "IfNotPresent";
    /// How a service is reached unless it says otherwise.
    pub const SERVICE_TYPE: &str = "ClusterIP";
    /// What a volume is that names no source.
    pub const VOLUME_SOURCE: &str = "emptyDir";
    /// Direction that every network policy governs unless it says otherwise.
    pub const POLICY_INGRESS: &str = "Ingress";
    /// Direction that a network policy governs if it has egress rules.
    pub const POLICY_EGRESS: &str = "Egress";
}

/// What [`apply`] did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Applied {
    /// How many values were filled in or settled.
    pub count: usize,
}

/// Fills in what an API server of this version would, for an object of a built-in kind.
///
/// `null` counts as absent. An object of another kind stays as it is. A field of a wrong type is
/// passed over: the server refuses such an object. Only rules for which [`Rule::settles`] holds
/// change a value that was given.
pub fn apply(object: &mut Value, version: KubeVersion) -> Applied {
    let count = root_of(object).map_or(0, |shape| engine::fill(object, shape, version));
    Applied { count }
}

/// The rows that state the default of a field, by its path with `[]` for each item of a list, such
/// as `spec.template.spec.containers[].imagePullPolicy`. Several rows mean several conditions or
/// versions; none means that the field has no default.
#[must_use]
pub fn lookup(group: &str, kind: &str, path: &str) -> Vec<&'static Row> {
    let roots = table::ROOTS.iter().filter(|root| root.group == group && root.kind == kind);
    let mut found = Vec::new();
    for root in roots {
        engine::find(root.shape, path, &mut found);
    }
    found
}

/// Group, kind, path and row of every default, in the order of the table.
#[must_use]
pub fn rows() -> Vec<(&'static str, &'static str, String, &'static Row)> {
    let mut all = Vec::new();
    for root in table::ROOTS {
        engine::walk(root.shape, "", &mut |path, row| all.push((root.group, root.kind, path, row)));
    }
    all
}

fn root_of(object: &Value) -> Option<&'static Shape> {
    let (api, kind) = (object["apiVersion"].as_str()?, object["kind"].as_str()?);
    let (group, version) = api.split_once('/').unwrap_or(("", api));
    table::ROOTS.iter().find(|r| r.is(group, version, kind)).map(|root| root.shape)
}
