//! # What
//! A pod has a `hostPath` volume that holds the socket of a container runtime: Docker, containerd, CRI-O or
//! Podman. A folder above the socket, such as `/`, `/run` or `/var/run`, holds it too.
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

use crate::prelude::*;

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
    let judged = paths.map(|(path, note)| (path, path.test(false, |p| holds_socket(p)), note));
    each_value(cx.object, judged, |_| "the volume holds the socket of the container runtime".into())
}

/// Whether a path of the node is a runtime's socket or a folder above one.
fn holds_socket(path: &str) -> bool {
    match parts(path).as_slice() {
        [] | ["var"] | ["run"] | ["var", "run"] => true,
        ["var", "run", below @ ..] | ["run", below @ ..] => SOCKETS.iter().any(|socket| socket.starts_with(below)),
        _ => false,
    }
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
