//! What the remedies of several checks share.

use plimsoll_engine::{Change, ContainerCx, Hit, Op, PodCx, Remedy, Verdict};
use plimsoll_estate::{At, Object, Pod, Reader, V, Volume, VolumeMount};
use plimsoll_model::State;
use plimsoll_syntax::{Kind, Node};
use serde_json::{Value, json};

/// The place of a field of the container itself, whatever its pod says for all of them.
pub(crate) fn own(cx: &ContainerCx<'_>, path: &'static str) -> At {
    below(cx.object, cx.container.at, path)
}

/// The place of a field below a node, whatever stands behind that node.
pub(crate) fn below(object: &Object, at: At, path: &'static str) -> At {
    Reader::new(node(object, at)).find(path).0
}

/// The node at a place, or its nearest existing parent.
pub(crate) fn node(object: &Object, at: At) -> Node<'_> {
    object.node().tree().node(at.node)
}

/// Takes these items out of a list, and the list itself where it holds nothing else.
pub(crate) fn without(object: &Object, list: At, items: impl IntoIterator<Item = At>) -> Remedy {
    let gone: Vec<At> = items.into_iter().collect();
    if node(object, list).items().count() == gone.len() {
        return Remedy::remove(object, list);
    }
    gone.into_iter().fold(Remedy::none(), |remedy, item| remedy.and_remove(object, item))
}

/// Drops all capabilities. What was dropped one by one goes with it, unless somebody commented on it.
pub(crate) fn drop_all(cx: &ContainerCx<'_>) -> Remedy {
    let at = own(cx, "securityContext.capabilities.drop");
    match at.exists() && is_commented(node(cx.object, at)) {
        true => Remedy::add(cx.object, at, "ALL"),
        false => Remedy::set(cx.object, at, json!(["ALL"])),
    }
}

/// Whether a comment stands inside a node, or behind it on its last line.
fn is_commented(of: Node<'_>) -> bool {
    let rest = of.tree().text().get(of.span().end as usize..).unwrap_or_default();
    let end = of.span().end + rest.find('\n').unwrap_or(rest.len()) as u32;
    of.tree().comments().iter().any(|comment| (of.span().start..end).contains(&comment.span.start))
}

/// Takes the capabilities out of `add` that pass.
pub(crate) fn without_capabilities(cx: &ContainerCx<'_>, passes: impl Fn(&str) -> bool) -> Remedy {
    let added = cx.container.context.capabilities.add.iter();
    let gone = added.filter(|name| name.get().is_some_and(|name| passes(name))).map(|name| name.origin);
    without(cx.object, own(cx, "securityContext.capabilities.add"), gone)
}

/// Whether the API server refuses that a container may not gain rights: it has them all.
pub(crate) fn must_escalate(cx: &ContainerCx<'_>) -> bool {
    let context = &cx.container.context;
    let admin = |name: &V<Box<str>>| name.get().is_some_and(|name| matches!(&**name, "CAP_SYS_ADMIN" | "SYS_ADMIN"));
    context.privileged.get() != Some(&false) || context.capabilities.add.iter().any(admin)
}

/// Sets the type of a seccomp or AppArmor profile; a local profile beside another type would be refused.
pub(crate) fn runtime_profile(object: &Object, kind: At) -> Remedy {
    let profile = kind.exists().then(|| parent(node(object, kind))).flatten().unwrap_or_else(|| node(object, kind));
    let remedy = Remedy::set(object, kind, "RuntimeDefault");
    match profile.get("localhostProfile") {
        Some(local) => remedy.and_remove(object, At::exact(local)),
        None => remedy,
    }
}

/// The mapping or list around a node.
pub(crate) fn parent(of: Node<'_>) -> Option<Node<'_>> {
    let before = (0..of.id()).rev().map(|id| of.tree().node(id));
    let holds =
        |node: &Node<'_>| !node.is_alias() && matches!(node.kind(), Kind::Map | Kind::Seq) && of.id() < node.past();
    before.into_iter().find(holds)
}

/// Puts another source in the place of one of a volume.
pub(crate) fn other_source(object: &Object, volume: At, source: At) -> Remedy {
    let empty = Change::new(object, volume, Op::Set(json!({}))).below(["emptyDir"]);
    Remedy::remove(object, source).and(empty)
}

/// Takes the volumes away that pass, and all their mounts: the API server refuses a mount of a volume that is not
/// there.
pub(crate) fn without_volumes(cx: &PodCx<'_>, passes: impl Fn(&Volume) -> bool) -> Remedy {
    let gone: Vec<&Volume> = cx.pod.volumes.iter().filter(|volume| passes(volume)).collect();
    let is_gone = |mount: &VolumeMount| gone.iter().any(|volume| volume.name == mount.volume);
    let mounts = cx.pod.containers.iter().flat_map(|container| {
        let own: Vec<At> = container.mounts.iter().filter(|mount| is_gone(mount)).map(|mount| mount.at).collect();
        let list = below(cx.object, container.at, "volumeMounts");
        if own.is_empty() { Vec::new() } else { without(cx.object, list, own).changes }
    });
    let list = below(cx.object, cx.pod.at, "volumes");
    mounts.fold(without(cx.object, list, gone.iter().map(|volume| volume.at)), Remedy::and)
}

/// Gives a container without any security context one that takes nothing from most programs.
pub(crate) fn hardened(cx: &ContainerCx<'_>) -> Remedy {
    let context = json!({ "allowPrivilegeEscalation": false, "capabilities": { "drop": ["ALL"] } });
    Remedy::set(cx.object, own(cx, "securityContext"), context)
}

/// Whether a container of the pod is a process of a Windows host, which ties settings of the pod together.
pub(crate) fn has_host_process(pod: &Pod) -> bool {
    pod.containers
        .iter()
        .any(|c| !matches!(c.context.windows.host_process.state, State::Default(false) | State::Known(false)))
}

/// Sets the value of a label or annotation, whose key may hold dots.
pub(crate) fn set_key(object: &Object, map: At, key: &'static str, value: impl Into<Value>) -> Remedy {
    Remedy::none().and(Change::new(object, map, Op::Set(value.into())).below([key]))
}

/// The place of the mapping or list around another.
pub(crate) fn around(object: &Object, at: At) -> At {
    let inner = node(object, at);
    At::exact(parent(inner).unwrap_or(inner))
}

/// Says what closes a gap, told from the places that show it.
pub(crate) fn by_hits<'e>(mut verdict: Verdict<'e>, remedy: impl FnOnce(&[Hit<'e>]) -> Remedy) -> Verdict<'e> {
    if let Verdict::Gap(gap) = &mut verdict {
        gap.remedy = Some(remedy(&gap.hits));
    }
    verdict
}

/// Gives an entry's key another name.
pub(crate) fn rename(object: &Object, value: At, name: &'static str) -> Remedy {
    Remedy::none().and(Change::new(object, value, Op::Rename(name.into())))
}

/// Lets the runtime's AppArmor profile confine the container, in the field or in the annotation before it.
pub(crate) fn apparmor(cx: &ContainerCx<'_>) -> Remedy {
    let at = cx.container.context.apparmor.origin;
    let field = parent(node(cx.object, at)).and_then(|profile| profile.get("type"));
    match field.is_some_and(|field| field.id() == at.node) {
        true => runtime_profile(cx.object, at),
        false => Remedy::set(cx.object, at, "runtime/default"),
    }
}

/// Keeps the account's token away from the pod.
pub(crate) fn no_token(cx: &PodCx<'_>) -> Option<Remedy> {
    let place = cx.view.mounts_token(cx.object, cx.pod).origin;
    match cx.pod.volumes.iter().find(|volume| volume.at == place) {
        Some(volume) => {
            let gone = without_volumes(cx, |other| other.at == volume.at);
            Some(gone.review("whether its programs call the API with the token"))
        }
        None => set_in_pod(cx.object, cx.pod, "automountServiceAccountToken", false),
    }
}

/// Sets a field of a pod's spec. Kinds of operators that spell their pods in another way need not know the field.
pub(crate) fn set_in_pod(object: &Object, pod: &Pod, path: &'static str, value: impl Into<Value>) -> Option<Remedy> {
    let spelled = node(object, pod.at).get("containers").is_some();
    spelled.then(|| Remedy::set(object, below(object, pod.at, path), value))
}

/// Puts an object into a namespace of its own name, where that can be one.
pub(crate) fn own_namespace(object: &Object) -> Option<Remedy> {
    let name = &*object.key.name;
    let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    let is_label =
        (1..=63).contains(&name.len()) && name.chars().all(fits) && !name.starts_with('-') && !name.ends_with('-');
    is_label.then(|| Remedy::set(object, object.reader().find("metadata.namespace").0, name))
}

/// Whether the pod says what its containers take together: then one of them cannot be changed alone.
pub(crate) fn shares_resources(cx: &ContainerCx<'_>) -> bool {
    below(cx.object, cx.pod.at, "resources").exists()
}
