use plimsoll_model::{State, Value, Why};
use plimsoll_syntax::NodeId;

use crate::kinds::{Carrier, Shape};
use crate::layers::Bases;
use crate::{At, Container, Object, ObjectId, Reader, Role, V, Volume};

/// Index of a pod (template) in its estate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PodId(pub u32);

/// The operating system that a pod runs on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Os {
    /// Linux, which is also what a pod without any hint gets.
    Linux,
    /// Windows.
    Windows,
}

/// A pod, or the template that makes pods, inside an object.
#[derive(Clone, Debug)]
pub struct Pod {
    /// Its index.
    pub id: PodId,
    /// The object that carries it.
    pub object: ObjectId,
    /// The pod's spec inside the object.
    pub(crate) spec: NodeId,
    /// What settles the fields that the spec leaves out.
    pub(crate) bases: Bases,
    /// The pod's metadata inside the object, where it has some.
    pub(crate) metadata: Option<NodeId>,
    /// The labels in its metadata.
    pub(crate) labels: Labels,
    /// Where the spec stands.
    pub at: At,
    /// Linux or Windows, from `os.name`, else the node selector.
    pub os: V<Os>,
    /// Shares the node's process ids.
    pub host_pid: V<bool>,
    /// Shares the node's inter-process communication.
    pub host_ipc: V<bool>,
    /// Shares the node's network.
    pub host_network: V<bool>,
    /// Shares the node's user ids: true unless it has a user namespace of its own.
    pub host_users: V<bool>,
    /// The account that it runs as; `default` by default.
    pub service_account: V<Box<str>>,
    /// Mounts the account's token, as the pod says; absent leaves it to the service account.
    pub automount_token: V<bool>,
    /// The runtime class, which may be a sandbox.
    pub runtime_class: V<Box<str>>,
    /// Memory limit of the pod as a whole, as written.
    pub memory_limit: V<Box<str>>,
    /// Its volumes.
    pub volumes: Box<[Volume]>,
    /// All its containers: init first, then app, then ephemeral ones.
    pub containers: Box<[Container]>,
    /// Why there may be more to this pod than its object shows, if so: nothing that is absent here is then known to
    /// be absent from the pod that runs.
    pub partial: Option<Why>,
}

impl Pod {
    /// Reads all pods and templates of an object.
    pub(crate) fn of(object: &Object) -> Vec<Pod> {
        let Some(carrier) = Carrier::of(&object.key.group, &object.key.kind) else { return Vec::new() };
        let bases = carrier.bases(object.node());
        let read = |(metadata, spec)| read(object, carrier, metadata, (spec, bases));
        carrier.specs(object.node()).into_iter().map(read).collect()
    }

    /// Whether it runs on Windows; unknown counts as not.
    #[must_use]
    pub fn is_windows(&self) -> bool {
        self.os.get() == Some(&Os::Windows)
    }

    /// Reads below the pod's spec, and what it leaves out below what its object says for all its pods.
    #[must_use]
    pub fn spec<'e>(&self, object: &'e Object) -> Reader<'e> {
        Reader::layered(object.tree.node(self.spec), self.bases)
    }

    /// Reads below the pod's metadata.
    #[must_use]
    pub fn metadata<'e>(&self, object: &'e Object) -> Option<Reader<'e>> {
        self.metadata.map(|id| Reader::new(object.tree.node(id)))
    }

    /// The labels that pods of this template carry.
    #[must_use]
    pub fn labels<'e>(&self, object: &'e Object) -> Vec<(&'e str, &'e str)> {
        let text = |id: &NodeId| object.tree.node(*id).text();
        self.labels.pairs.iter().map(|(key, value)| (text(key), text(value))).collect()
    }

    /// Whether a label, or all of them, cannot be told: a placeholder of a template stands there.
    #[must_use]
    pub fn labels_are_opaque(&self) -> bool {
        self.labels.opaque
    }
}

/// Labels are asked for by every selector of a namespace, so they are read once.
#[derive(Clone, Debug, Default)]
pub(crate) struct Labels {
    /// Keys and values.
    pairs: Box<[(NodeId, NodeId)]>,
    opaque: bool,
}

impl Labels {
    fn read(metadata: Option<Reader<'_>>) -> Self {
        let Some(labels) = metadata.and_then(|metadata| metadata.child("labels")) else { return Self::default() };
        let pairs = labels.node().entries();
        let is_open = |text: &str| text.contains("{{");
        let opaque = labels.opaque().is_some() || pairs.iter().any(|(k, v)| is_open(k.text()) || is_open(v.text()));
        Self { pairs: pairs.iter().map(|(key, value)| (key.id(), value.id())).collect(), opaque }
    }
}

fn read(object: &Object, carrier: &Carrier, metadata: Option<NodeId>, (spec, bases): (NodeId, Bases)) -> Pod {
    let reader = Reader::layered(object.tree.node(spec), bases);
    let meta = metadata.map(|id| Reader::new(object.tree.node(id)));
    Pod {
        id: PodId(0),
        object: object.id,
        spec,
        bases,
        metadata,
        labels: Labels::read(meta),
        at: At::exact(reader.node()),
        os: os(reader),
        host_pid: reader.bool_or("hostPID", false),
        host_ipc: reader.bool_or("hostIPC", false),
        host_network: reader.bool_or("hostNetwork", false),
        host_users: reader.bool_or("hostUsers", true),
        service_account: service_account(reader),
        automount_token: reader.bool("automountServiceAccountToken"),
        runtime_class: reader.string("runtimeClassName"),
        memory_limit: reader.quantity("resources.limits.memory"),
        volumes: reader.items("volumes").into_iter().map(Volume::read).collect(),
        containers: containers(reader, meta, &carrier.shape),
        partial: partial(reader, carrier),
    }
}

fn partial(reader: Reader<'_>, carrier: &Carrier) -> Option<Why> {
    let changed = || carrier.shape.changed_by.iter().find(|(field, _)| reader.find(field).1.is_some());
    let reason = carrier.partial.or_else(|| changed().map(|(_, reason)| *reason));
    reason.map(|reason| Why::new(reason, "scan the running cluster"))
}

/// `serviceAccount` is the older name of the same field; the newer one wins.
fn service_account(reader: Reader<'_>) -> V<Box<str>> {
    let newer = reader.string("serviceAccountName");
    let at = newer.origin;
    let set = |v: &V<Box<str>>| v.given().is_none_or(|s| !s.is_empty()) && !matches!(v.state, State::Absent);
    if set(&newer) {
        return newer;
    }
    let older = reader.string("serviceAccount");
    if set(&older) { older } else { Value::default("default".into(), at) }
}

fn os(reader: Reader<'_>) -> V<Os> {
    let named = reader.string("os.name");
    let given = if matches!(named.state, State::Absent) { selector_os(reader) } else { named };
    let origin = given.origin;
    match given.state {
        State::Known(name) | State::Default(name) => {
            Value::known(if &*name == "windows" { Os::Windows } else { Os::Linux }, origin)
        }
        State::Absent => Value::default(Os::Linux, origin),
        State::Unknown(why) => Value::unknown(*why, origin),
    }
}

fn selector_os(reader: Reader<'_>) -> V<Box<str>> {
    let selector = reader.child("nodeSelector");
    let found = selector.and_then(|s| s.node().get("kubernetes.io/os"));
    let at = reader.find("os.name").0;
    found.map_or_else(|| Value::absent(at), |n| Value::known(n.text().into(), At::exact(n)))
}

fn containers(spec: Reader<'_>, metadata: Option<Reader<'_>>, shape: &Shape) -> Box<[Container]> {
    let lists = [(Role::Init, shape.init), (Role::App, shape.app), (Role::Ephemeral, shape.ephemeral)];
    let read = |role, reader: Reader<'_>| {
        let name = crate::volume::name(reader.node());
        Container::read(spec, reader, role, (shape, apparmor(metadata, &name)))
    };
    let items = lists.into_iter().flat_map(|(role, paths)| {
        paths.iter().flat_map(move |path| at(spec, shape, path)).map(move |item| (role, item))
    });
    items.map(|(role, item)| read(role, item)).collect()
}

/// The containers at a path, with the defaults that their pod gives to them.
fn at<'t>(spec: Reader<'t>, shape: &Shape, path: &'static str) -> Vec<Reader<'t>> {
    if path.is_empty() {
        return vec![spec];
    }
    let defaults = shape.defaults.iter().filter(|(of, _)| *of == path).filter_map(|(_, at)| spec.near().child(at));
    let defaults: Vec<Reader<'t>> = defaults.collect();
    spec.near()
        .items(path)
        .into_iter()
        .map(|item| defaults.iter().fold(item, |item, d| item.with_default(*d)))
        .collect()
}

fn apparmor<'t>(metadata: Option<Reader<'t>>, container: &str) -> Option<(At, &'t str)> {
    let annotations = metadata?.child("annotations")?;
    let key = format!("container.apparmor.security.beta.kubernetes.io/{container}");
    annotations.node().get(&key).map(|n| (At::exact(n), n.text()))
}
