//! # What
//! A pod has a `hostPath` volume with a folder that the node itself depends on or keeps credentials in: `/`,
//! `/etc`, `/proc`, `/sys`, `/dev`, `/boot`, the folders of programs and libraries, of the kubelet, the container
//! runtime, etcd or a cloud agent, or a folder above one of them.
//!
//! # Why
//! Reading is often enough: keys of the kubelet, tokens of other pods, password hashes and cloud credentials lie
//! there. Writing is the node itself.
//!
//! # Fix
//! Mount the one file or folder below it that is needed, read-only. Agents that truly need it belong in a
//! namespace of their own with a waiver.
//!
//! # References
//! - <https://kubernetes.io/docs/concepts/storage/volumes/#hostpath>
//! - <https://kubernetes.io/docs/concepts/security/security-checklist/>

use super::runtime_socket_mounted::parts;
use crate::prelude::*;
use crate::remedies;

/// The check.
pub static CHECK: Check = Check {
    slug: "sensitive-host-path",
    aliases: &["KSV-0121", "C-0020", "sensitive-host-mounts"],
    controls: &["wl-no-sensitive-hostpath", "wl-no-hostpath"],
    proves: &["wl-no-sensitive-hostpath"],
    title: "pod mounts a folder that the node depends on",
    severity: Severity::Critical,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "mount only the file or folder that is needed, read-only",
    since: "0.1.0",
    run: Run::Pod(run),
};

/// Folders of the node: these and what lies above them.
const FOLDERS: &[&str] = &[
    ".aws/config",
    ".aws/credentials",
    ".azure",
    ".config/gcloud",
    "bin",
    "boot",
    "dev",
    "etc",
    "lib",
    "lib64",
    "proc",
    "root",
    "sbin",
    "sys",
    "usr",
    "var/lib/cni",
    "var/lib/containerd",
    "var/lib/containers",
    "var/lib/docker",
    "var/lib/etcd",
    "var/lib/kubelet",
    "var/lib/rancher",
];

/// Folders and files of the node: these and what lies below them.
const TREES: &[&str] = &[
    "etc/cron.d",
    "etc/kubernetes",
    "etc/passwd",
    "etc/rancher",
    "etc/shadow",
    "etc/ssh",
    "etc/sudoers",
    "etc/systemd",
    "proc/1",
    "proc/sys",
    "proc/sysrq-trigger",
    "root",
    "usr/bin",
    "usr/sbin",
    "var/lib/cloud",
    "var/lib/etcd",
    "var/lib/kubelet/pki",
    "var/lib/kubelet/pods",
    "var/lib/waagent",
    "var/spool/cron",
];

/// Folders in those that hold neither credentials nor what the node starts.
const HARMLESS: &[&str] = &["etc/kubernetes/node-feature-discovery"];

fn run<'e>(cx: &PodCx<'e>) -> Verdict<'e> {
    let paths = cx.pod.volumes.iter().map(|v| (&v.host_path, format!("volume {}", v.name)));
    let judged = paths.map(|(path, note)| (path, path.test(false, |p| is_sensitive(p)), note));
    let verdict =
        each_value(cx.object, judged, |_| "the node depends on what lies there, or keeps credentials in it".into())
            .fixed_by(|| {
                remedies::without_volumes(cx, |volume| volume.host_path.get().is_some_and(|path| is_sensitive(path)))
            })
            .review("whether the program can do without it, or with a part of it read-only");
    match verdict {
        Verdict::Gap(mut gap) => {
            gap.hits.extend(mounts(cx));
            Verdict::Gap(gap)
        }
        other => other,
    }
}

/// Where containers mount these folders.
fn mounts<'e>(cx: &PodCx<'e>) -> Vec<Hit<'e>> {
    let sensitive = cx.pod.volumes.iter().filter(|v| v.host_path.get().is_some_and(|path| is_sensitive(path)));
    let names: Vec<&str> = sensitive.map(|volume| &*volume.name).collect();
    let all = cx.pod.containers.iter().flat_map(|container| &container.mounts);
    all.filter(|mount| names.contains(&&*mount.volume))
        .map(|mount| Hit::noted(cx.object, mount.at, "mounted here"))
        .collect()
}

pub(crate) fn is_sensitive(path: &str) -> bool {
    let path = parts(path);
    let above = |other: &str| other.split('/').collect::<Vec<_>>().starts_with(&path);
    let below = |other: &str| path.starts_with(&other.split('/').collect::<Vec<_>>());
    let sensitive = FOLDERS.iter().any(|folder| above(folder)) || TREES.iter().any(|tree| above(tree) || below(tree));
    sensitive && !HARMLESS.iter().any(|folder| below(folder))
}

#[cfg(test)]
mod tests {
    use super::is_sensitive;

    #[test]
    fn folders_of_the_node_are_told_from_single_files_and_own_ones() {
        for path in ["/", "/etc", "/etc/", "/proc", "/var/lib", "/var/lib/kubelet/pods/x", "/etc/kubernetes/azure.json"]
        {
            assert!(is_sensitive(path), "{path}");
        }
        let fine = [
            "/etc/kubernetes/node-feature-discovery/features.d",
            "/etc/localtime",
            "/etc/ssl/certs",
            "/sys/fs/cgroup",
            "/dev/fuse",
            "/var/log",
            "/opt/data",
            "/lib/modules",
        ];
        for path in fine.into_iter().chain(["/var/lib/kubelet/plugins/csi.example.com", "/etcetera"]) {
            assert!(!is_sensitive(path), "{path}");
        }
    }
}
