//! Tests of the baseline level.

use plimsoll_estate::{Reader, V};
use plimsoll_model::{State, Truth, Value};

use super::findings::Setter;
use super::{Findings, PodView};

/// Capabilities that a container may add; also what a runtime gives by default, without `NET_RAW`.
const DEFAULT_CAPABILITIES: [&str; 13] = [
    "AUDIT_WRITE",
    "CHOWN",
    "DAC_OVERRIDE",
    "FOWNER",
    "FSETID",
    "KILL",
    "MKNOD",
    "NET_BIND_SERVICE",
    "SETFCAP",
    "SETGID",
    "SETPCAP",
    "SETUID",
    "SYS_CHROOT",
];

/// Safe sysctls and the minor version from which each counts as safe.
const SAFE_SYSCTLS: [(&str, u16); 14] = [
    ("kernel.shm_rmid_forced", 0),
    ("net.ipv4.ip_local_port_range", 0),
    ("net.ipv4.ip_local_reserved_ports", 27),
    ("net.ipv4.ip_unprivileged_port_start", 0),
    ("net.ipv4.ping_group_range", 0),
    ("net.ipv4.tcp_fin_timeout", 29),
    ("net.ipv4.tcp_keepalive_intvl", 29),
    ("net.ipv4.tcp_keepalive_probes", 29),
    ("net.ipv4.tcp_keepalive_time", 29),
    ("net.ipv4.tcp_notsent_lowat", 37),
    ("net.ipv4.tcp_rmem", 32),
    ("net.ipv4.tcp_slow_start_after_idle", 37),
    ("net.ipv4.tcp_syncookies", 0),
    ("net.ipv4.tcp_wmem", 32),
];

/// SELinux types that stay confined and the minor version from which each is allowed.
const SELINUX_TYPES: [(&str, u16); 5] =
    [("", 0), ("container_engine_t", 31), ("container_init_t", 0), ("container_kvm_t", 0), ("container_t", 0)];

fn allowed(table: &[(&str, u16)], name: &str, minor: u16) -> bool {
    table.iter().any(|(known, since)| *known == name && *since <= minor)
}

/// Whether a capability may be added under the baseline level.
#[must_use]
pub(crate) fn is_default_capability(name: &str) -> bool {
    DEFAULT_CAPABILITIES.contains(&name)
}

/// The `type` of a profile: empty where the profile is there without one, absent where there is no profile.
pub(super) fn profile(reader: Reader<'_>, profile: &'static str, kind: &'static str) -> V<Box<str>> {
    let value = reader.string(kind);
    let named = !matches!(value.state, State::Absent);
    if named || reader.find(profile).1.is_none() { value } else { Value::known("".into(), value.origin) }
}

pub(super) fn seccomp_of(setter: &Setter<'_>) -> V<Box<str>> {
    profile(setter.reader, "securityContext.seccompProfile", "securityContext.seccompProfile.type")
}

/// Both kinds of profile, seccomp and AppArmor, know the same two safe types.
pub(super) fn is_confined(kind: &str) -> bool {
    matches!(kind, "RuntimeDefault" | "Localhost")
}

pub(super) fn apparmor<'e>(view: &PodView<'e>, found: &mut Findings<'e>) {
    for setter in view.setters() {
        let kind = profile(setter.reader, "securityContext.appArmorProfile", "securityContext.appArmorProfile.type");
        found.judge(&kind, false, |k| !is_confined(k), setter.who());
    }
    let confined = |v: &str| v.is_empty() || v == "runtime/default" || v.starts_with("localhost/");
    annotations(view, found, |key| key.starts_with("container.apparmor.security.beta.kubernetes.io/"), confined);
}

pub(super) fn seccomp_annotations<'e>(view: &PodView<'e>, found: &mut Findings<'e>) {
    let of_container = |key: &str| {
        let name = key.strip_prefix("container.seccomp.security.alpha.kubernetes.io/");
        name.is_some_and(|n| view.pod.containers.iter().any(|c| &*c.name == n))
    };
    let ours = |key: &str| key == "seccomp.security.alpha.kubernetes.io/pod" || of_container(key);
    let confined = |v: &str| matches!(v, "runtime/default" | "docker/default") || v.starts_with("localhost/");
    annotations(view, found, ours, confined);
}

fn annotations<'e>(
    view: &PodView<'e>,
    found: &mut Findings<'e>,
    ours: impl Fn(&str) -> bool,
    safe: impl Fn(&str) -> bool,
) {
    let Some(metadata) = view.pod.metadata(view.object) else { return };
    let Some(annotations) = metadata.child("annotations") else { return };
    if annotations.opaque().is_some() {
        let all: V<Box<str>> = metadata.string("annotations");
        return found.add(Truth::Unknown, &all, "the annotations".to_owned());
    }
    for (_, value) in annotations.node().entries().into_iter().filter(|(key, _)| ours(key.text())) {
        // Kubernetes reads an annotation that is `null` as an empty one.
        let value = if value.is_null() { empty_at(value) } else { Reader::new(value).string("") };
        found.judge(&value, false, |v| !safe(v), "the annotation".to_owned());
    }
}

fn empty_at(node: plimsoll_syntax::Node<'_>) -> V<Box<str>> {
    Value::known("".into(), plimsoll_estate::At::exact(node))
}

pub(super) fn capabilities<'e>(view: &PodView<'e>, found: &mut Findings<'e>) {
    for container in view.containers() {
        for added in container.reader.strings("securityContext.capabilities.add") {
            found.judge(&added, false, |name| !is_default_capability(name), container.who());
        }
    }
}

pub(super) fn host_namespaces<'e>(view: &PodView<'e>, found: &mut Findings<'e>) {
    let pod = view.pod;
    for (shared, what) in [(&pod.host_network, "network"), (&pod.host_pid, "processes"), (&pod.host_ipc, "IPC")] {
        found.judge(shared, false, |is_shared| *is_shared, format!("the node's {what}"));
    }
}

pub(super) fn host_path_volumes<'e>(view: &PodView<'e>, found: &mut Findings<'e>) {
    for volume in &view.pod.volumes {
        let source = volume_source(volume.reader(view.object), "hostPath");
        found.judge(&source, false, |()| true, format!("volume {}", volume.name));
    }
}

/// Whether a volume has a source of this kind: unknown where the source is still a placeholder.
pub(crate) fn volume_source(volume: Reader<'_>, kind: &'static str) -> V<()> {
    match volume.find(kind) {
        (at, Some(node)) => match Reader::new(node).opaque() {
            None => Value::known((), at),
            Some(why) => Value::unknown(why, at),
        },
        (at, None) => volume.opaque().map_or_else(|| Value::absent(at), |why| Value::unknown(why, at)),
    }
}

pub(super) fn host_ports<'e>(view: &PodView<'e>, found: &mut Findings<'e>) {
    for container in view.containers() {
        for port in container.reader.items("ports") {
            found.judge(&port.int("hostPort"), false, |p| *p != 0, container.who());
        }
    }
}

pub(super) fn probe_hosts<'e>(view: &PodView<'e>, found: &mut Findings<'e>) {
    for setter in view.containers() {
        for probe in setter.container.into_iter().flat_map(|c| &c.probes) {
            found.judge(&probe.host, false, |host| !host.is_empty(), setter.who());
        }
    }
}

pub(super) fn privileged<'e>(view: &PodView<'e>, found: &mut Findings<'e>) {
    for container in view.containers() {
        let value = container.reader.bool("securityContext.privileged");
        found.judge(&value, false, |is_privileged| *is_privileged, container.who());
    }
}

pub(super) fn proc_mount<'e>(view: &PodView<'e>, found: &mut Findings<'e>) {
    for container in view.containers() {
        let value = container.reader.string("securityContext.procMount");
        found.judge(&value, false, |kind| &**kind != "Default", container.who());
    }
}

pub(super) fn selinux<'e>(view: &PodView<'e>, found: &mut Findings<'e>) {
    let minor = view.version.minor;
    for setter in view.setters() {
        let kind = setter.reader.string("securityContext.seLinuxOptions.type");
        found.judge(&kind, false, |kind| !allowed(&SELINUX_TYPES, kind, minor), setter.who());
        for path in ["securityContext.seLinuxOptions.user", "securityContext.seLinuxOptions.role"] {
            found.judge(&setter.reader.string(path), false, |value| !value.is_empty(), setter.who());
        }
    }
}

pub(super) fn seccomp<'e>(view: &PodView<'e>, found: &mut Findings<'e>) {
    for setter in view.setters() {
        found.judge(&seccomp_of(&setter), false, |kind| !is_confined(kind), setter.who());
    }
}

pub(super) fn sysctls<'e>(view: &PodView<'e>, found: &mut Findings<'e>) {
    for sysctl in view.spec().items("securityContext.sysctls") {
        let unsafe_name = |name: &str| !allowed(&SAFE_SYSCTLS, name, view.version.minor);
        found.judge(&sysctl.string("name"), true, |name| unsafe_name(name), "the pod".to_owned());
    }
}

pub(super) fn windows_host_process<'e>(view: &PodView<'e>, found: &mut Findings<'e>) {
    for setter in view.setters() {
        let value = setter.reader.bool("securityContext.windowsOptions.hostProcess");
        found.judge(&value, false, |is_process| *is_process, setter.who());
    }
}
