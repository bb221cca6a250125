//! # What
//! A container mounts a `hostPath` volume without `readOnly: true`.
//!
//! # Why
//! What it writes there changes the node: a file that some service of the node runs or trusts is enough to leave
//! the container, and what was written stays when the pod is gone.
//!
//! # Fix
//! Set `readOnly: true` on the mount, or use an `emptyDir` or a persistent volume.
//!
//! # References
//! - <https://kubernetes.io/docs/concepts/storage/volumes/#hostpath>

use plimsoll_estate::{Volume, VolumeMount};

use crate::prelude::*;
use crate::pss;

/// The check.
pub static CHECK: Check = Check {
    slug: "writable-host-path",
    aliases: &["C-0045", "writable-host-mount"],
    controls: &["wl-no-hostpath"],
    proves: &[],
    title: "container can write to a path of the node",
    severity: Severity::High,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "set `readOnly: true` on the mount, or use another kind of volume",
    since: "0.1.0",
    run: Run::Container(run),
};

fn run<'e>(cx: &ContainerCx<'e>) -> Verdict<'e> {
    let judged = cx.container.mounts.iter().map(|mount| (mount, of_node(cx, mount)));
    let (mut hits, mut unknown) = (Vec::new(), None);
    for (mount, of_node) in judged {
        match of_node.and(mount.read_only.is(&false)) {
            Truth::True => {
                hits.push(Hit::noted(cx.object, mount.read_only.origin, format!("volume {}", mount.volume)));
            }
            Truth::False => {}
            Truth::Unknown => unknown = unknown.or(Some(mount)),
        }
    }
    match unknown {
        Some(mount) if hits.is_empty() => doubt(cx, mount),
        _ => Verdict::gap_at("what it writes there changes the node", hits)
            .fixed_at_each(|object, at| Change::new(object, at, Op::Set(true.into()))),
    }
}

fn volume<'e>(cx: &ContainerCx<'e>, mount: &VolumeMount) -> Option<&'e Volume> {
    cx.pod.volumes.iter().find(|volume| volume.name == mount.volume)
}

/// Whether a mount is a path of the node; a volume that the pod does not show is none.
fn of_node(cx: &ContainerCx<'_>, mount: &VolumeMount) -> Truth {
    let source = volume(cx, mount).map(|v| pss::volume_source(v.reader(cx.object), "hostPath"));
    source.map_or(Truth::False, |source| source.test(false, |()| true))
}

fn doubt<'e>(cx: &ContainerCx<'e>, mount: &VolumeMount) -> Verdict<'e> {
    let source = volume(cx, mount).map(|v| pss::volume_source(v.reader(cx.object), "hostPath"));
    match source.filter(|_| mount.read_only.why().is_none()) {
        Some(source) => Verdict::unknown_value(&source, cx.object),
        None => Verdict::unknown_value(&mount.read_only, cx.object),
    }
}
