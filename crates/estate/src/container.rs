use plimsoll_model::{State, Value};

use crate::defaults;
use crate::kinds::{Quantities, Shape};
use crate::layers::Bases;
use crate::volume::name;
use crate::{At, Object, Programs, Reader, SecurityContext, V, VolumeMount};

/// What part a container plays in its pod.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// It is what the pod is for.
    App,
    /// It runs to its end before the others start.
    Init,
    /// An init container with `restartPolicy: Always`: it runs beside the others.
    Sidecar,
    /// It was added to a running pod for debugging.
    Ephemeral,
}

/// An environment variable of a container.
#[derive(Clone, Debug)]
pub struct EnvVar {
    /// Its name.
    pub name: Box<str>,
    /// Its literal value. Secrets are masked before they come here.
    pub value: V<Box<str>>,
    /// Whether it is taken from a Secret by reference.
    pub from_secret: bool,
    /// Where it stands.
    pub at: At,
}

/// A probe or lifecycle handler that calls out over the network.
#[derive(Clone, Debug)]
pub struct Probe {
    /// The host that it calls, where one is set.
    pub host: V<Box<str>>,
}

/// A container with its effective security context.
#[derive(Clone, Debug)]
pub struct Container {
    /// What part it plays.
    pub role: Role,
    /// Its name.
    pub name: Box<str>,
    /// Image reference.
    pub image: V<Box<str>>,
    /// Pull policy; by default `Always` for `latest`, else `IfNotPresent`.
    pub pull_policy: V<Box<str>>,
    /// What it may do.
    pub context: SecurityContext,
    /// Ports on the node.
    pub host_ports: Box<[V<i64>]>,
    /// Literal and referenced environment.
    pub env: Box<[EnvVar]>,
    /// Whether a whole Secret is loaded into the environment.
    pub env_from_secret: Box<[At]>,
    /// Mounted volumes.
    pub mounts: Box<[VolumeMount]>,
    /// Probes and lifecycle handlers that name a host.
    pub probes: Box<[Probe]>,
    /// Memory limit, as written.
    pub memory_limit: V<Box<str>>,
    /// CPU limit, as written.
    pub cpu_limit: V<Box<str>>,
    /// Memory request; the limit by default.
    pub memory_request: V<Box<str>>,
    /// CPU request; the limit by default.
    pub cpu_request: V<Box<str>>,
    /// Programs of Kubernetes that it may run.
    pub programs: Programs,
    /// Where it stands.
    pub at: At,
    /// What settles the fields that it leaves out.
    pub(crate) bases: Bases,
}

impl Container {
    pub(crate) fn read(
        pod: Reader<'_>,
        reader: Reader<'_>,
        role: Role,
        (shape, apparmor): (&Shape, Option<(At, &str)>),
    ) -> Self {
        let image = reader.string("image");
        let [memory_limit, cpu_limit, memory_request, cpu_request] =
            resources(reader, shape).map(|path| reader.quantity(path));
        Self {
            role: sidecar_or(reader, role),
            name: named(reader, shape),
            pull_policy: pull_policy(reader, &image),
            context: SecurityContext::resolve((pod, shape.context), reader, apparmor),
            host_ports: reader.items("ports").into_iter().map(|p| p.int("hostPort")).filter(is_set).collect(),
            env: reader.items("env").into_iter().map(env_var).collect(),
            env_from_secret: reader
                .items("envFrom")
                .into_iter()
                .filter_map(|e| e.find("secretRef").1.map(At::exact))
                .collect(),
            mounts: reader.items("volumeMounts").into_iter().map(VolumeMount::read).collect(),
            probes: probes(reader),
            memory_request: limit_or(memory_request, &memory_limit),
            cpu_request: limit_or(cpu_request, &cpu_limit),
            memory_limit,
            cpu_limit,
            programs: Programs::of(reader, image.get().map_or("", |image| image)),
            at: At::exact(reader.node()),
            bases: reader.bases(),
            image,
        }
    }

    /// Reads below the container as written, for what only the raw fields tell; what it leaves out is read from the
    /// defaults that its pod gives to its containers.
    #[must_use]
    pub fn reader<'e>(&self, object: &'e Object) -> Reader<'e> {
        Reader::layered(object.tree.node(self.at.node), self.bases)
    }

    /// Whether it is one of the pod's init containers, sidecars included.
    #[must_use]
    pub fn is_init(&self) -> bool {
        matches!(self.role, Role::Init | Role::Sidecar)
    }
}

fn named(reader: Reader<'_>, shape: &Shape) -> Box<str> {
    let own = name(reader.node());
    if own.is_empty() { shape.unnamed.into() } else { own }
}

/// The first spelling that the container uses; where it uses none, the one that its kind prefers.
fn resources(reader: Reader<'_>, shape: &Shape) -> Quantities {
    let used = |paths: &&Quantities| paths.iter().any(|path| reader.find(path).1.is_some());
    let first = shape.resources.iter().find(used).or(shape.resources.first());
    first.copied().unwrap_or_default()
}

fn is_set(value: &V<i64>) -> bool {
    !matches!(value.state, State::Absent | State::Known(0))
}

fn sidecar_or(reader: Reader<'_>, role: Role) -> Role {
    let always = reader.string("restartPolicy").get().is_some_and(|p| &**p == "Always");
    if role == Role::Init && always { Role::Sidecar } else { role }
}

fn pull_policy(reader: Reader<'_>, image: &V<Box<str>>) -> V<Box<str>> {
    let given = reader.string("imagePullPolicy");
    let at = given.origin;
    given.or(|| match &image.state {
        State::Known(image) | State::Default(image) => Value::default(defaults::pull_policy(image).into(), at),
        State::Absent => Value::absent(at),
        State::Unknown(why) => Value::unknown((**why).clone(), at),
    })
}

fn limit_or(request: V<Box<str>>, limit: &V<Box<str>>) -> V<Box<str>> {
    let at = request.origin;
    request.or(|| limit.get().map_or_else(|| Value::absent(at), |l| Value::default(l.clone(), at)))
}

fn env_var(reader: Reader<'_>) -> EnvVar {
    EnvVar {
        name: name(reader.node()),
        value: reader.string("value"),
        from_secret: reader.find("valueFrom.secretKeyRef").1.is_some(),
        at: At::exact(reader.node()),
    }
}

const HANDLERS: [&str; 5] =
    ["livenessProbe", "readinessProbe", "startupProbe", "lifecycle.postStart", "lifecycle.preStop"];

fn probes(reader: Reader<'_>) -> Box<[Probe]> {
    let handlers = HANDLERS.into_iter().filter_map(|path| reader.child(path));
    let hosts = handlers.flat_map(|h| [h.string("httpGet.host"), h.string("tcpSocket.host")]);
    hosts.filter(|host| !matches!(host.state, State::Absent)).map(|host| Probe { host }).collect()
}
