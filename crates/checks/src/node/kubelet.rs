//! Settings of the kubelet, in each form that manifests write them: its own configuration, the parts of it that node
//! pools and machine configurations carry, the fields of kops, and the flags that kubeadm passes on.

use plimsoll_engine::{Hit, ObjectCx, Verdict};
use plimsoll_estate::{At, Object, Reader, V};
use plimsoll_model::Value;
use plimsoll_syntax::{Kind, Node};

use crate::extra_args::extra;

/// What a setting has to say.
pub(super) struct Setting {
    /// Its path in a KubeletConfiguration.
    pub(super) path: &'static str,
    /// The flag of the same meaning, without dashes.
    pub(super) flag: &'static str,
    /// The field of the same meaning in kops; empty where there is none.
    pub(super) kops: &'static str,
    /// What a KubeletConfiguration means that does not say it; none where that depends on who writes the rest.
    pub(super) default: Option<&'static str>,
    /// Whether a value is good; lists are joined by commas.
    pub(super) good: fn(&str) -> bool,
}

/// The kinds that hold settings of the kubelet.
pub(super) const KUBELET: &[(&str, &str)] = &[
    ("bootstrap.cluster.x-k8s.io", "KubeadmConfig"),
    ("bootstrap.cluster.x-k8s.io", "KubeadmConfigTemplate"),
    ("controlplane.cluster.x-k8s.io", "KubeadmControlPlane"),
    ("controlplane.cluster.x-k8s.io", "KubeadmControlPlaneTemplate"),
    ("karpenter.azure.com", "AKSNodeClass"),
    ("karpenter.k8s.aws", "EC2NodeClass"),
    ("kops.k8s.io", "Cluster"),
    ("kops.k8s.io", "InstanceGroup"),
    ("kubeadm.k8s.io", "InitConfiguration"),
    ("kubeadm.k8s.io", "JoinConfiguration"),
    ("kubelet.config.k8s.io", "KubeletConfiguration"),
    ("machineconfiguration.openshift.io", "KubeletConfig"),
    ("node.eks.aws", "NodeConfig"),
];

/// Where an object holds part of a KubeletConfiguration.
const PARTS: [(&str, &str); 4] = [
    ("karpenter.azure.com", "spec.kubelet"),
    ("karpenter.k8s.aws", "spec.kubelet"),
    ("machineconfiguration.openshift.io", "spec.kubeletConfig"),
    ("node.eks.aws", "spec.kubelet.config"),
];

/// Where kops writes its fields.
const KOPS: [&str; 3] = ["spec.kubelet", "spec.controlPlaneKubelet", "spec.masterKubelet"];

/// Where the flags stand that kubeadm passes on.
const EXTRA: [&str; 9] = [
    "nodeRegistration.kubeletExtraArgs",
    "spec.initConfiguration.nodeRegistration.kubeletExtraArgs",
    "spec.joinConfiguration.nodeRegistration.kubeletExtraArgs",
    "spec.kubeadmConfigSpec.initConfiguration.nodeRegistration.kubeletExtraArgs",
    "spec.kubeadmConfigSpec.joinConfiguration.nodeRegistration.kubeletExtraArgs",
    "spec.template.spec.initConfiguration.nodeRegistration.kubeletExtraArgs",
    "spec.template.spec.joinConfiguration.nodeRegistration.kubeletExtraArgs",
    "spec.template.spec.kubeadmConfigSpec.initConfiguration.nodeRegistration.kubeletExtraArgs",
    "spec.template.spec.kubeadmConfigSpec.joinConfiguration.nodeRegistration.kubeletExtraArgs",
];

/// The verdict on the settings of one object. What an object leaves to others is none of its business.
pub(super) fn judge<'e>(cx: &ObjectCx<'e>, message: &str, settings: &[Setting]) -> Verdict<'e> {
    let given: Vec<(V<Box<str>>, &Setting)> =
        settings.iter().flat_map(|s| values(cx, s).into_iter().map(move |v| (v, s))).collect();
    if given.is_empty() {
        return Verdict::NotApplicable;
    }
    let bad = given.iter().filter(|(value, s)| value.get().is_some_and(|text| !(s.good)(text)));
    let hits: Vec<Hit<'e>> = bad.map(|(value, _)| Hit::new(cx.object, value.origin)).collect();
    match given.iter().find(|(value, _)| value.why().is_some()) {
        Some((unread, _)) if hits.is_empty() => Verdict::unknown_value(unread, cx.object),
        _ => Verdict::gap_at(message, hits),
    }
}

/// Every value that an object gives to a setting, and the default where it answers for the whole configuration.
fn values<'e>(cx: &ObjectCx<'e>, setting: &Setting) -> Vec<V<Box<str>>> {
    let reader = cx.object.reader();
    match &*cx.object.key.group {
        "kubelet.config.k8s.io" => whole(cx, reader, setting).into_iter().collect(),
        "kops.k8s.io" => kops(reader, setting),
        "kubeadm.k8s.io" | "bootstrap.cluster.x-k8s.io" | "controlplane.cluster.x-k8s.io" => passed_on(reader, setting),
        group => parts(reader, group, setting),
    }
}

fn whole(cx: &ObjectCx<'_>, reader: Reader<'_>, setting: &Setting) -> Option<V<Box<str>>> {
    let value = text(reader, setting.path);
    match setting.default {
        _ if is_said(&value) => Some(value),
        Some(default) if !beside_kubeadm(cx) => Some(Value::default(default.into(), value.origin)),
        _ => None,
    }
}

/// kubeadm fills in what a KubeletConfiguration in its own file leaves out.
fn beside_kubeadm(cx: &ObjectCx<'_>) -> bool {
    let same_file = |object: &&Object| object.file == cx.object.file;
    cx.view.home(cx.object).objects().iter().filter(same_file).any(|o| &*o.key.group == "kubeadm.k8s.io")
}

fn kops(reader: Reader<'_>, setting: &Setting) -> Vec<V<Box<str>>> {
    let places = KOPS.into_iter().filter(|_| !setting.kops.is_empty()).filter_map(|path| reader.child(path));
    places.map(|fields| text(fields, setting.kops)).filter(is_said).collect()
}

fn parts(reader: Reader<'_>, group: &str, setting: &Setting) -> Vec<V<Box<str>>> {
    let places = PARTS.iter().filter(|(of, _)| *of == group).filter_map(|(_, path)| reader.child(path));
    let fields = places.map(|part| text(part, setting.path));
    // Nodes of EKS take flags too, as a list of whole words.
    let words = reader.strings("spec.kubelet.flags");
    fields.chain(words.iter().filter_map(|word| in_word(word, setting))).filter(is_said).collect()
}

fn in_word(word: &V<Box<str>>, setting: &Setting) -> Option<V<Box<str>>> {
    let Some(text) = word.get() else { return word.why().map(|_| word.clone()) };
    let bare = text.trim_start_matches('-');
    let (name, value) = bare.split_once('=').unwrap_or((bare, "true"));
    (name == setting.flag).then(|| Value::known(value.into(), word.origin))
}

fn passed_on(reader: Reader<'_>, setting: &Setting) -> Vec<V<Box<str>>> {
    let all = EXTRA.into_iter().flat_map(|path| extra(reader, path));
    // What cannot be read as a list of arguments may hold this one.
    let may_be = |name: &Option<String>, value: &V<Box<str>>| match name {
        Some(name) => name == setting.flag,
        None => value.why().is_some(),
    };
    all.filter(|(name, value)| may_be(name, value)).map(|(_, value)| value).collect()
}

fn is_said(value: &V<Box<str>>) -> bool {
    value.given().is_some() || value.why().is_some()
}

/// A value of any scalar type as text, and the items of a list joined by commas.
pub(super) fn text(reader: Reader<'_>, path: &'static str) -> V<Box<str>> {
    let (at, node) = reader.find(path);
    match node.map(|node| (node, node.kind())) {
        Some((node, Kind::Seq)) => list(node, at),
        Some((node, Kind::True | Kind::False | Kind::Int | Kind::Float)) => Value::known(node.text().into(), at),
        _ => reader.string(path),
    }
}

fn list(node: Node<'_>, at: At) -> V<Box<str>> {
    let items: Vec<V<Box<str>>> = Reader::new(node).strings("");
    if let Some(unread) = items.iter().find(|item| item.why().is_some()) {
        return unread.clone();
    }
    let texts: Vec<&str> = items.iter().filter_map(|item| item.get()).map(|text| &**text).collect();
    Value::known(texts.join(",").into(), at)
}

/// Whether a switch is on.
pub(super) fn is_on(text: &str) -> bool {
    text.eq_ignore_ascii_case("true") || text == "1"
}

/// Whether a switch is off.
pub(super) fn is_off(text: &str) -> bool {
    text.eq_ignore_ascii_case("false") || text == "0"
}
