//! # What
//! A pod has a `hostPath` volume that holds the socket of a container runtime: Docker, containerd, CRI-O or
//! Podman. A folder above the socket, such as `/`, `/run` or `/var/run`, holds it too; `/` and `/var` are left to
//! `sensitive-host-path` where no container can run as the user or the group root, who own the sockets.
//!
//! # Why
//! Who can write to that socket starts privileged containers on the node and enters those of others, past the
//! API server and all admission rules. A read-only mount does not help: a socket can still be spoken to.
//!
//! # Fix
//! Remove the volume. Build images with a tool that needs no daemon, and read metrics from the kubelet. Where
//! a folder above the socket is mounted, mount the path inside it that is needed instead.
//!
//! # References
//! - <https://kubernetes.io/docs/concepts/storage/volumes/#hostpath>
//! - <https://docs.docker.com/engine/security/#docker-daemon-attack-surface>

use plimsoll_estate::Container;

use crate::prelude::*;
use crate::remedies;

/// The check.
pub static CHECK: Check = Check {
    slug: "runtime-socket-mounted",
    aliases: &["CKV_K8S_27", "KSV-0006", "C-0074", "docker-sock"],
    controls: &["wl-no-runtime-socket-mount", "wl-no-hostpath"],
    proves: &["wl-no-runtime-socket-mount"],
    title: "pod can reach the socket of the container runtime",
    severity: Severity::Critical,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "remove the volume, or mount only the path that is needed",
    since: "0.1.0",
    run: Run::Pod(run),
};

/// Sockets below `/run`, which `/var/run` is another name of.
const SOCKETS: [&[&str]; 7] = [
    &["docker.sock"],
    &["containerd", "containerd.sock"],
    &["crio", "crio.sock"],
    &["cri-dockerd.sock"],
    &["dockershim.sock"],
    &["k3s", "containerd", "containerd.sock"],
    &["podman", "podman.sock"],
];

fn run<'e>(cx: &PodCx<'e>) -> Verdict<'e> {
    let paths = cx.pod.volumes.iter().map(|v| (&v.host_path, format!("volume {}", v.name)));
    let outsider = no_root_mounts_it(cx);
    let judged =
        paths.map(|(path, note)| (path, path.test(false, |p| holds_socket(p) && !(outsider && is_far_above(p))), note));
    each_value(cx.object, judged, |_| "the volume holds the socket of the container runtime".into())
        .fixed_by(|| {
            remedies::without_volumes(cx, |volume| volume.host_path.get().is_some_and(|path| holds_socket(path)))
        })
        .review("whether the program can do without it, or with a part of it read-only")
}

/// Whether a path of the node is a runtime's socket or a folder above one.
pub(crate) fn holds_socket(path: &str) -> bool {
    match parts(path).as_slice() {
        [] | ["var"] | ["run"] | ["var", "run"] => true,
        ["var", "run", below @ ..] | ["run", below @ ..] => SOCKETS.iter().any(|socket| socket.starts_with(below)),
        _ => false,
    }
}

/// Whether a path is a folder that holds the folder of the sockets among much else.
fn is_far_above(path: &str) -> bool {
    matches!(parts(path).as_slice(), [] | ["var"])
}

/// Whether every container of the pod is known to run, and stay, as another user and group than root, who owns the sockets.
fn no_root_mounts_it(cx: &PodCx<'_>) -> bool {
    let other = |container: &Container| {
        let context = &container.context;
        let other = |id: &V<i64>| id.get().is_some_and(|id| *id != 0);
        let bound = context.allow_privilege_escalation.get() == Some(&false);
        bound && other(&context.run_as_user) && other(&context.run_as_group)
    };
    let groups = cx.pod.spec(cx.object).find("securityContext.supplementalGroups").1;
    groups.is_none() && cx.pod.containers.iter().all(other)
}

/// The steps of a path, `.` and `..` resolved.
pub(super) fn parts(path: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::holds_socket;

    #[test]
    fn folders_above_a_socket_hold_it_and_others_do_not() {
        for path in ["/", "/var", "/run/", "/var/run/docker.sock", "/run//containerd", "/var/log/../run", "/run/k3s"] {
            assert!(holds_socket(path), "{path}");
        }
        for path in ["/var/log", "/run/secrets", "/var/run/docker.sock.bak", "/run/containerd/other", "/data/run"] {
            assert!(!holds_socket(path), "{path}");
        }
    }
}
