//! The effective security context of a container: pod and container level resolved once.
//! <https://kubernetes.io/docs/tasks/configure-pod-container/security-context/>

use plimsoll_model::Value;

use crate::{At, Reader, V};

/// Linux capabilities that a container adds and drops, as written.
#[derive(Clone, Debug, Default)]
pub struct Capabilities {
    /// Added ones, each with its place.
    pub add: Box<[V<Box<str>>]>,
    /// Dropped ones, each with its place.
    pub drop: Box<[V<Box<str>>]>,
}

/// The profile that filters system calls.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seccomp {
    /// `RuntimeDefault`, `Unconfined` or `Localhost`.
    pub kind: Box<str>,
}

/// What a Windows container may do.
#[derive(Clone, Debug)]
pub struct WindowsOptions {
    /// Whether it runs as a process of the host.
    pub host_process: V<bool>,
    /// The user that it runs as.
    pub run_as_user_name: V<Box<str>>,
}

/// What a container may do, pod-level settings and platform defaults applied.
#[derive(Clone, Debug)]
pub struct SecurityContext {
    /// Runs with all rights of the node.
    pub privileged: V<bool>,
    /// May gain more rights than its parent process. Absent means that it may.
    pub allow_privilege_escalation: V<bool>,
    /// The kubelet refuses to start it as user 0.
    pub run_as_non_root: V<bool>,
    /// User id; absent means the image's.
    pub run_as_user: V<i64>,
    /// Group id; absent means the image's.
    pub run_as_group: V<i64>,
    /// The root file system is read-only.
    pub read_only_root: V<bool>,
    /// How `/proc` is masked: `Default` or `Unmasked`.
    pub proc_mount: V<Box<str>>,
    /// Added and dropped capabilities.
    pub capabilities: Capabilities,
    /// System-call filter; absent means the node's choice, `Unconfined` unless the kubelet defaults it.
    pub seccomp: V<Box<str>>,
    /// AppArmor profile kind; absent means the runtime's default.
    pub apparmor: V<Box<str>>,
    /// Windows options.
    pub windows: WindowsOptions,
}

impl SecurityContext {
    /// Resolves a container's context; `pod` is the pod's spec, `container` the container.
    /// `pod` is the pod's spec and the name of the security context in it.
    pub(crate) fn resolve(pod: PodContext<'_>, container: Reader<'_>, annotated: Option<(At, &str)>) -> Self {
        let own = |path| container.string(path);
        Self {
            privileged: container.bool_or("securityContext.privileged", false),
            allow_privilege_escalation: escalation(container),
            run_as_non_root: inherited(container, pod, "securityContext.runAsNonRoot", Reader::bool),
            run_as_user: inherited(container, pod, "securityContext.runAsUser", Reader::int),
            run_as_group: inherited(container, pod, "securityContext.runAsGroup", Reader::int),
            read_only_root: container.bool_or("securityContext.readOnlyRootFilesystem", false),
            proc_mount: container.string_or("securityContext.procMount", "Default"),
            capabilities: Capabilities {
                add: container.strings("securityContext.capabilities.add").into(),
                drop: container.strings("securityContext.capabilities.drop").into(),
            },
            seccomp: inherited(container, pod, "securityContext.seccompProfile.type", Reader::string),
            apparmor: own("securityContext.appArmorProfile.type")
                .or(|| annotation(container, annotated))
                .or(|| at_container(container, of_pod(pod, "securityContext.appArmorProfile.type", Reader::string))),
            windows: windows(pod, container),
        }
    }
}

/// A pod's spec, and the name of the security context in it: `securityContext` but for few kinds.
pub(crate) type PodContext<'t> = (Reader<'t>, &'static str);

type Read<'t, T> = fn(Reader<'t>, &'static str) -> V<T>;

/// The container's own value, else the pod's, else absent at the container: there it should be set.
fn inherited<'t, T>(container: Reader<'t>, pod: PodContext<'t>, path: &'static str, read: Read<'t, T>) -> V<T> {
    let own = read(container, path);
    let place = own.origin;
    own.or(|| {
        let outer = of_pod(pod, path, read);
        if matches!(outer.state, plimsoll_model::State::Absent) { Value::absent(place) } else { outer }
    })
}

fn of_pod<'t, T>((pod, context): PodContext<'t>, path: &'static str, read: Read<'t, T>) -> V<T> {
    match (pod.child(context), path.strip_prefix("securityContext.")) {
        (Some(context), Some(field)) => read(context, field),
        // There is none, or there is no telling.
        _ => read(pod, context),
    }
}

fn at_container<T>(container: Reader<'_>, value: V<T>) -> V<T> {
    if matches!(value.state, plimsoll_model::State::Absent) {
        return Value::absent(container.find("securityContext.appArmorProfile.type").0);
    }
    value
}

/// A privileged container, or one with `SYS_ADMIN`, always may, whatever the field says; the API
/// server refuses the contradiction, so the field alone is read here.
fn escalation(container: Reader<'_>) -> V<bool> {
    container.bool_or("securityContext.allowPrivilegeEscalation", true)
}

/// The AppArmor annotation that preceded the field (up to 1.30).
/// <https://kubernetes.io/docs/tutorials/security/apparmor/>
fn annotation(container: Reader<'_>, annotated: Option<(At, &str)>) -> V<Box<str>> {
    let kind = |value: &str| match value {
        "unconfined" => "Unconfined",
        "" | "runtime/default" => "RuntimeDefault",
        _ => "Localhost",
    };
    match annotated {
        Some((at, value)) => Value::known(kind(value).into(), at),
        None => Value::absent(container.find("securityContext.appArmorProfile.type").0),
    }
}

fn windows(pod: PodContext<'_>, container: Reader<'_>) -> WindowsOptions {
    let host_process = inherited(container, pod, "securityContext.windowsOptions.hostProcess", Reader::bool);
    let at = host_process.origin;
    WindowsOptions {
        host_process: host_process.or(|| Value::default(false, at)),
        run_as_user_name: inherited(container, pod, "securityContext.windowsOptions.runAsUserName", Reader::string),
    }
}
