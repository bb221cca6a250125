//! Clusters of Kubernetes with what runs their pods.

use plimsoll_model::Truth;
use plimsoll_syntax::{Kind, Node};

use super::{Draft, PlatformKind, pointed};
use crate::cloud::aws::eks;
use crate::cloud::{modes, pattern_fits};
use crate::{Cloud, CloudKind, Field, Object, Part, Pod};

/// What belongs to a cluster of EKS as a whole.
const PARTS: &[CloudKind] = &[
    CloudKind::EksAddon,
    CloudKind::EksAccessEntry,
    CloudKind::EksAccessPolicyAssociation,
    CloudKind::EksPodIdentityAssociation,
    CloudKind::EksIdentityProvider,
];

pub(super) fn add(draft: &mut Draft<'_>) {
    let clusters = of_eks(draft);
    pools(draft, (CloudKind::AksCluster, CloudKind::AksNodePool), &AKS_CLUSTER, "aks");
    pools(draft, (CloudKind::GkeCluster, CloudKind::GkeNodePool), &GKE_CLUSTER, "gke");
    pods(draft, &clusters);
}

/// A cluster of EKS and its number.
type Numbered<'e> = (Cloud<'e>, Option<usize>);

fn of_eks<'e>(draft: &mut Draft<'e>) -> Vec<Numbered<'e>> {
    let mut found = Vec::new();
    for cluster in draft.view.clouds(CloudKind::EksCluster) {
        let platform = draft.platform(PlatformKind::Cluster, "eks", cluster.object);
        own_modes(draft, &cluster, platform);
        found.push((cluster, platform));
    }
    groups(draft, &found);
    profiles(draft, &found);
    machines(draft, &found);
    for part in PARTS.iter().flat_map(|kind| draft.view.clouds(*kind)).collect::<Vec<_>>() {
        for (platform, _) in of_cluster(&part, &found) {
            draft.member(part.object, platform, &[]);
        }
    }
    for (_, platform) in &found {
        // Whatever runs its pods stands elsewhere.
        if platform.and_then(|index| draft.found.all.get(index)).is_some_and(|one| one.modes.is_empty()) {
            draft.open(*platform);
        }
    }
    found
}

/// What a cluster says itself.
fn own_modes(draft: &mut Draft<'_>, cluster: &Cloud<'_>, platform: Option<usize>) {
    let auto = cluster.bool(&eks::AUTO_MODE).is(&true);
    let hybrid = cluster.given(&eks::REMOTE_NETWORKS);
    for (is, mode, sign) in [(auto, "eks-auto", "Auto Mode"), (hybrid, "eks-hybrid", "networks of hybrid nodes")] {
        match is {
            Truth::True => draft.mode(platform, (mode, sign.to_owned())),
            Truth::Unknown => draft.open(platform),
            Truth::False => {}
        }
    }
}

/// The clusters that a resource is part of, and whether that is sure.
fn of_cluster<'e>(part: &Cloud<'e>, clusters: &[Numbered<'e>]) -> Vec<(Option<usize>, bool)> {
    let reached: Vec<&Numbered<'e>> =
        clusters.iter().filter(|(cluster, _)| part.view.within_reach(part.object, cluster.object)).collect();
    let all: Vec<Cloud<'e>> = reached.iter().map(|(cluster, _)| *cluster).collect();
    let (found, sure) = pointed(&all, |cluster| part.points_at(&eks::CLUSTER, cluster, &[&eks::NAME]));
    let sure = sure || found.len() == 1;
    found.into_iter().filter_map(|at| reached.get(at)).map(|(_, platform)| (*platform, sure)).collect()
}

/// Says that something of one mode runs pods of its clusters; of none where these are not in the input.
fn runs<'e>(draft: &mut Draft<'e>, part: &Cloud<'e>, clusters: &[Numbered<'e>], mode: &'static str, what: &str) {
    let found = of_cluster(part, clusters);
    if found.is_empty() {
        draft.member(part.object, None, &[mode]);
    }
    for (platform, sure) in found {
        draft.member(part.object, platform, &[mode]);
        draft.mode(platform, (mode, format!("{what} {}", part.object.key.name)));
        if !sure {
            draft.open(platform);
        }
    }
}

fn groups<'e>(draft: &mut Draft<'e>, clusters: &[Numbered<'e>]) {
    for group in draft.view.clouds(CloudKind::EksNodeGroup) {
        runs(draft, &group, clusters, "eks-mng", "node group");
        if let Some(template) = group.target(&eks::NODE_TEMPLATE, CloudKind::LaunchTemplate) {
            for (platform, _) in of_cluster(&group, clusters) {
                draft.member(template.object, platform, &["eks-mng"]);
            }
        }
    }
}

fn profiles<'e>(draft: &mut Draft<'e>, clusters: &[Numbered<'e>]) {
    for profile in draft.view.clouds(CloudKind::EksFargateProfile) {
        runs(draft, &profile, clusters, "eks-fargate", "Fargate profile");
    }
}

/// Machines that join a cluster by themselves: that which their script names, else the only one.
fn machines<'e>(draft: &mut Draft<'e>, clusters: &[Numbered<'e>]) {
    let kinds = [CloudKind::LaunchTemplate, CloudKind::LaunchConfiguration];
    for machine in kinds.iter().flat_map(|kind| draft.view.clouds(*kind)).collect::<Vec<_>>() {
        if !modes::joins_by_itself(&machine) {
            continue;
        }
        let names = |cluster: &Cloud<'e>| named_in_script(&machine, cluster);
        let named: Vec<&Numbered<'e>> = clusters.iter().filter(|(cluster, _)| names(cluster)).collect();
        let meant = if named.is_empty() && clusters.len() == 1 { clusters.iter().collect() } else { named };
        draft.member(machine.object, None, &["eks-self-managed"]);
        for (_, platform) in meant {
            let sign = format!("machines of {}", machine.object.key.name);
            draft.member(machine.object, *platform, &["eks-self-managed"]);
            draft.mode(*platform, ("eks-self-managed", sign));
        }
    }
}

fn named_in_script(machine: &Cloud<'_>, cluster: &Cloud<'_>) -> bool {
    let name = cluster.text(&eks::NAME);
    let script = machine.script();
    let word = |c: char| c.is_alphanumeric() || c == '-' || c == '_';
    name.get().zip(script).is_some_and(|(name, script)| script.text.split(|c| !word(c)).any(|part| part == &**name))
}

/// The cluster of a node pool of AKS.
const AKS_CLUSTER: Field<&str> = Field::new("kubernetes_cluster_id", "");
/// The cluster of a node pool of GKE.
const GKE_CLUSTER: Field<&str> = Field::new("cluster", "");
/// The name of a cluster of either.
const NAME: Field<&str> = Field::new("name", "");

/// Clusters whose resource tells their mode, with their pools.
fn pools(
    draft: &mut Draft<'_>,
    (kind, pool): (CloudKind, CloudKind),
    field: &Field<&'static str>,
    service: &'static str,
) {
    let clusters: Vec<Cloud<'_>> = draft.view.clouds(kind).collect();
    let mut numbers = Vec::new();
    for cluster in &clusters {
        let platform = draft.platform(PlatformKind::Cluster, service, cluster.object);
        for (mode, sign) in modes::of(draft.view, cluster.object) {
            if mode == "gke" { draft.open(platform) } else { draft.mode(platform, (mode, sign)) }
        }
        numbers.push(platform);
    }
    for pool in draft.view.clouds(pool) {
        let mode = if service == "gke" { "gke-standard" } else { "aks" };
        let test = |cluster: &Cloud<'_>| match draft.view.within_reach(pool.object, cluster.object) {
            true => pool.points_at(field, cluster, &[&NAME]),
            false => Truth::False,
        };
        let (found, _) = pointed(&clusters, test);
        draft.member(pool.object, None, &[mode]);
        found.into_iter().for_each(|at| draft.member(pool.object, numbers.get(at).copied().flatten(), &[mode]));
    }
}

/// Pods belong to the only cluster that there is, and to the profile of Fargate that selects them.
fn pods(draft: &mut Draft<'_>, eks: &[Numbered<'_>]) {
    let clusters: Vec<usize> =
        (0..draft.found.all.len()).filter(|at| draft.found.all[*at].kind == PlatformKind::Cluster).collect();
    let [only] = clusters.as_slice() else { return };
    let profiles: Vec<Cloud<'_>> = match eks {
        [_] => draft.view.clouds(CloudKind::EksFargateProfile).collect(),
        _ => Vec::new(),
    };
    let told: Vec<&'static str> = draft.found.all[*only].modes.iter().map(|(mode, _)| *mode).collect();
    let others: Vec<&'static str> = told.iter().copied().filter(|mode| *mode != "eks-fargate").collect();
    let several = !profiles.is_empty() && !draft.found.all[*only].open;
    let mut of_object: Vec<(&Object, Vec<&'static str>)> = Vec::new();
    for (object, pod) in draft.view.pods() {
        let modes = if several { modes_of_pod(&profiles, object, pod, &others) } else { Vec::new() };
        of_object.push((object, modes));
    }
    // What no profile takes runs on something that is not in the input.
    if several && others.is_empty() && of_object.iter().any(|(_, modes)| modes.is_empty()) {
        draft.open(Some(*only));
    }
    of_object.into_iter().for_each(|(object, modes)| draft.member(object, Some(*only), &modes));
}

/// Fargate where a profile selects the pod, the other modes where none does, all where it cannot be told.
fn modes_of_pod(profiles: &[Cloud<'_>], object: &Object, pod: &Pod, others: &[&'static str]) -> Vec<&'static str> {
    // Fargate runs no DaemonSets: <https://docs.aws.amazon.com/eks/latest/userguide/fargate.html>.
    let can = Truth::from(&*object.key.kind != "DaemonSet");
    match can.and(Truth::any(profiles.iter().map(|profile| selects(profile, object, pod)))) {
        Truth::True => vec!["eks-fargate"],
        Truth::False => others.to_vec(),
        Truth::Unknown => Vec::new(),
    }
}

/// What a profile selects pods by.
const SELECTORS: Field<&str> = Field::new("selector", "Selectors");
/// The namespace of such a selector, which may hold `*` and `?`.
const NAMESPACE: Field<&str> = Field::new("namespace", "Namespace");
/// Its labels.
const LABELS: Field<&str> = Field::new("labels", "Labels");

fn selects(profile: &Cloud<'_>, object: &Object, pod: &Pod) -> Truth {
    let of_selector = |part: Part<'_>| {
        let namespace = part.text(&NAMESPACE).test(false, |wanted| pattern_fits(wanted, object.namespace()));
        // A selector with labels takes only pods that carry them all.
        let labels = match part.given(&LABELS) {
            Truth::False => Truth::True,
            _ => labelled(part, object, pod),
        };
        namespace.and(labels)
    };
    Truth::any(profile.parts(&SELECTORS).into_iter().map(of_selector))
}

/// Whether a pod carries all labels of a selector. CloudFormation lists keys and values, Terraform has a mapping.
fn labelled(part: Part<'_>, object: &Object, pod: &Pod) -> Truth {
    let own = pod.labels(object);
    let carries = |key: &str, value: Node<'_>| match value.unknown() {
        Some(_) => Truth::Unknown,
        None => own.iter().any(|(name, own)| *name == key && pattern_fits(value.text(), own)).into(),
    };
    let (_, Some(node)) = part.find(&LABELS) else { return Truth::Unknown };
    match node.kind() {
        Kind::Map => Truth::all(node.entries().into_iter().map(|(key, value)| carries(key.text(), value))),
        Kind::Seq => Truth::all(node.items().map(|item| match (item.get("Key"), item.get("Value")) {
            (Some(key), Some(value)) => carries(key.text(), value),
            _ => Truth::Unknown,
        })),
        _ => Truth::Unknown,
    }
}
