//! What infrastructure code tells of the modes that clusters of Kubernetes run in.

use plimsoll_model::Truth;

use super::aws::eks;
use crate::{Cloud, CloudKind, Object, View};

/// The modes that an object tells, each with the sign in words. What is of a service and tells none leaves it open.
pub(crate) fn of(view: View<'_>, object: &Object) -> Vec<(&'static str, String)> {
    let cloud = Cloud::new(view, object);
    match cloud.kind() {
        Some(CloudKind::EksCluster) => of_cluster(&cloud),
        Some(CloudKind::EksNodeGroup) => vec![("eks-mng", of_its_cluster(&cloud, "a managed node group"))],
        Some(CloudKind::EksFargateProfile) => vec![("eks-fargate", of_its_cluster(&cloud, "a Fargate profile"))],
        Some(CloudKind::LaunchTemplate | CloudKind::LaunchConfiguration) => of_instances(&cloud),
        Some(CloudKind::AksCluster) => vec![("aks", "a cluster of AKS".to_owned())],
        Some(CloudKind::AksNodePool) => vec![("aks", "a node pool".to_owned())],
        Some(CloudKind::GkeCluster) => of_gke(&cloud),
        Some(CloudKind::GkeNodePool) => vec![("gke-standard", "a node pool".to_owned())],
        _ => Vec::new(),
    }
}

fn of_cluster(cloud: &Cloud<'_>) -> Vec<(&'static str, String)> {
    let name = &cloud.object.key.name;
    let mut found = vec![("eks", format!("the cluster {name}"))];
    if cloud.bool(&eks::AUTO_MODE).is(&true) == Truth::True {
        found.push(("eks-auto", format!("Auto Mode of {name}")));
    }
    if cloud.given(&eks::REMOTE_NETWORKS) == Truth::True {
        found.push(("eks-hybrid", format!("networks of hybrid nodes of {name}")));
    }
    found
}

/// A sign with the cluster that it is about, where that is known.
fn of_its_cluster(cloud: &Cloud<'_>, what: &str) -> String {
    let referred =
        cloud.target(&eks::CLUSTER, CloudKind::EksCluster).map(|cluster| cluster.object.key.name.to_string());
    let named = || cloud.text(&eks::CLUSTER).get().map(ToString::to_string);
    referred.or_else(named).map_or_else(|| what.to_owned(), |cluster| format!("{what} of {cluster}"))
}

/// Commands and settings by which a machine joins a cluster by itself, beside managed groups.
const JOINS: &[&str] = &["/etc/eks/bootstrap.sh", "nodeadm", "kind: NodeConfig", "settings.kubernetes"];

/// Whether machines made so join a cluster without a managed group.
pub(crate) fn joins_by_itself(cloud: &Cloud<'_>) -> bool {
    let joins = cloud.script().is_some_and(|script| JOINS.iter().any(|join| script.text.contains(join)));
    // A managed node group that uses the template is one of its own kind.
    let managed = || cloud.view.joined(CloudKind::EksNodeGroup, &eks::NODE_TEMPLATE, cloud, &[]).any();
    joins && managed() == Truth::False
}

fn of_instances(cloud: &Cloud<'_>) -> Vec<(&'static str, String)> {
    joins_by_itself(cloud)
        .then(|| ("eks-self-managed", format!("user data of {} that joins a cluster", cloud.object.key.name)))
        .into_iter()
        .collect()
}

fn of_gke(cloud: &Cloud<'_>) -> Vec<(&'static str, String)> {
    let autopilot = cloud.object.node().get("enable_autopilot");
    match autopilot.map(|node| (node.unknown().is_some(), node.as_bool())) {
        Some((true, _)) => vec![("gke", "a cluster of GKE".to_owned())],
        Some((false, Some(true))) => vec![("gke-autopilot", format!("Autopilot of {}", cloud.object.key.name))],
        _ => vec![("gke-standard", format!("the cluster {}", cloud.object.key.name))],
    }
}
