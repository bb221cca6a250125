//! Which modes the input itself tells: annotations, drivers, node selectors and labels.

use crate::{Estate, Object};

/// A sign of a mode, and the object that shows it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ModeEvidence {
    /// The mode's id in the catalogue, such as `eks-fargate`, or a service such as `eks` that leaves the mode open.
    pub mode: &'static str,
    /// What was seen, in a clause.
    pub sign: String,
    /// The object that shows it.
    pub object: crate::ObjectId,
}

/// A label, annotation or field whose key tells a mode.
struct Sign {
    mode: &'static str,
    key: &'static str,
    /// The value that it must have; empty for any.
    value: &'static str,
}

const fn sign(mode: &'static str, key: &'static str, value: &'static str) -> Sign {
    Sign { mode, key, value }
}

/// Keys below node selectors, labels and annotations, by the mode that they tell.
/// Sources: the providers' own references of well-known labels and annotations.
static SIGNS: &[Sign] = &[
    sign("aks", "kubernetes.azure.com/agentpool", ""),
    sign("aks", "azure.workload.identity/client-id", ""),
    sign("aks", "azure.workload.identity/use", ""),
    sign("aks", "service.beta.kubernetes.io/azure-load-balancer-internal", ""),
    sign("eks", "eks.amazonaws.com/role-arn", ""),
    sign("eks", "service.beta.kubernetes.io/aws-load-balancer-scheme", ""),
    sign("eks-auto", "eks.amazonaws.com/compute-type", "auto"),
    sign("eks-fargate", "eks.amazonaws.com/compute-type", "fargate"),
    sign("eks-fargate", "eks.amazonaws.com/fargate-profile", ""),
    sign("eks-hybrid", "eks.amazonaws.com/compute-type", "hybrid"),
    sign("eks-mng", "eks.amazonaws.com/capacityType", ""),
    sign("eks-mng", "eks.amazonaws.com/nodegroup", ""),
    sign("gke", "iam.gke.io/gcp-service-account", ""),
    sign("gke", "cloud.google.com/load-balancer-type", ""),
    sign("gke-autopilot", "cloud.google.com/compute-class", "Autopilot"),
    sign("gke-standard", "cloud.google.com/gke-nodepool", ""),
    sign("openshift", "openshift.io/scc", ""),
    sign("openshift", "openshift.io/required-scc", ""),
];

/// Kinds whose API group tells a mode or service.
static GROUPS: &[(&str, &str, &str)] = &[
    ("eks.amazonaws.com", "", "eks-auto"),
    ("crd.k8s.amazonaws.com", "", "eks"),
    ("vpcresources.k8s.aws", "", "eks"),
    ("auto.gke.io", "", "gke-autopilot"),
    ("networking.gke.io", "", "gke"),
    ("cloud.google.com", "BackendConfig", "gke"),
    ("karpenter.azure.com", "", "aks-automatic"),
    ("route.openshift.io", "", "openshift"),
    ("security.openshift.io", "", "openshift"),
    ("apps.openshift.io", "", "openshift"),
    ("run.tanzu.vmware.com", "", "tanzu"),
];

/// CSI drivers and provisioners that only one service has.
static DRIVERS: &[(&str, &str)] = &[
    ("ebs.csi.eks.amazonaws.com", "eks-auto"),
    ("ebs.csi.aws.com", "eks"),
    ("efs.csi.aws.com", "eks"),
    ("disk.csi.azure.com", "aks"),
    ("file.csi.azure.com", "aks"),
    ("pd.csi.storage.gke.io", "gke"),
    ("filestore.csi.storage.gke.io", "gke"),
];

/// Every sign in the estate, ordered and without repeats of the same sign for the same mode.
pub(crate) fn detect(estate: &Estate) -> Vec<ModeEvidence> {
    let mut found: Vec<ModeEvidence> = estate.objects().iter().flat_map(|o| of_object(estate, o)).collect();
    found.sort_by(|a, b| (a.mode, &a.sign, a.object).cmp(&(b.mode, &b.sign, b.object)));
    found.dedup_by(|a, b| (a.mode, &a.sign) == (b.mode, &b.sign));
    found
}

fn of_object(estate: &Estate, object: &Object) -> Vec<ModeEvidence> {
    let mut found = Vec::new();
    let mut add = |mode, sign: String| found.push(ModeEvidence { mode, sign, object: object.id });
    for (group, kind, mode) in GROUPS {
        if &*object.key.group == *group && (kind.is_empty() || &*object.key.kind == *kind) {
            add(mode, format!("kind {} of {group}", object.key.kind));
        }
    }
    for path in ["metadata.annotations", "metadata.labels"] {
        keyed(object.node().at(path), &mut add);
    }
    for pod in estate.pods_of(object.id) {
        let spec = pod.spec(object).node();
        keyed(spec.get("nodeSelector"), &mut add);
        for path in ["annotations", "labels"] {
            keyed(pod.metadata(object).and_then(|m| m.node().get(path)), &mut add);
        }
    }
    driver(object, &mut add);
    let view = crate::View::new(estate);
    for (mode, sign) in
        crate::cloud::ecs::modes::of(view, object).into_iter().chain(crate::cloud::modes::of(view, object))
    {
        add(mode, sign);
    }
    found
}

fn keyed(node: Option<plimsoll_syntax::Node<'_>>, add: &mut impl FnMut(&'static str, String)) {
    for (key, value) in node.map(|n| n.entries()).unwrap_or_default() {
        let matching = |s: &&Sign| s.key == key.text() && (s.value.is_empty() || s.value == value.text());
        for sign in SIGNS.iter().filter(matching) {
            let value = if sign.value.is_empty() { String::new() } else { format!("={}", sign.value) };
            add(sign.mode, format!("{}{value}", sign.key));
        }
    }
}

fn driver(object: &Object, add: &mut impl FnMut(&'static str, String)) {
    let node = object.node();
    for path in ["provisioner", "spec.csi.driver"] {
        let named = node.at(path).map_or("", |n| n.text());
        for (driver, mode) in DRIVERS.iter().filter(|(d, _)| *d == named) {
            add(mode, format!("storage driver {driver}"));
        }
    }
}
