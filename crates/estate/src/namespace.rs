//! What the name of a namespace tells.

/// Names that Kubernetes and providers make and run themselves.
const SYSTEM: [&str; 3] = ["kube-system", "kube-public", "kube-node-lease"];
/// Beginnings of names that providers keep for themselves.
const RESERVED: [&str; 2] = ["gke-managed-", "openshift-"];

/// Whether the platform makes and runs this namespace itself, so that its owner cannot shape it freely.
#[must_use]
pub fn is_system(name: &str) -> bool {
    SYSTEM.contains(&name) || RESERVED.iter().any(|start| name.starts_with(start))
}
