//! # What
//! A pod has a volume of the kind `hostPath`.
//!
//! # Why
//! The pod then reads, and unless the mount forbids it writes, files of its node. Many paths lead from there
//! to the node itself: credentials of the kubelet, scheduled tasks, logs of other pods. What is written stays
//! when the pod is gone.
//!
//! # Fix
//! Use an `emptyDir` for scratch space and a persistent volume for data. Where an agent truly reads the node,
//! name the narrowest path, mount it read-only and keep a waiver.
//!
//! # References
//! - <https://kubernetes.io/docs/concepts/storage/volumes/#hostpath>
//! - <https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline>

use crate::prelude::*;
use crate::pss;
use crate::remedies;

/// The check.
pub static CHECK: Check = Check {
    slug: "host-path-volume",
    aliases: &["KSV-0023", "C-0048", "hostPathSet"],
    controls: &["wl-no-hostpath"],
    proves: &["wl-no-hostpath"],
    title: "pod mounts a path of the node",
    severity: Severity::High,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "use an `emptyDir` or a persistent volume instead of `hostPath`",
    since: "0.1.0",
    run: Run::Pod(run),
};

fn run<'e>(cx: &PodCx<'e>) -> Verdict<'e> {
    let source = |v: &plimsoll_estate::Volume| pss::volume_source(v.reader(cx.object), "hostPath");
    let sources: Vec<_> = cx.pod.volumes.iter().map(|v| (source(v), format!("volume {}", v.name))).collect();
    let judged = sources.iter().map(|(source, note)| (source, source.test(false, |()| true), note.clone()));
    each_value(cx.object, judged, |count| match count {
        1 => "a volume is a path of the node".into(),
        _ => format!("{count} volumes are paths of the node"),
    })
    .fixed_by(|| {
        let of_node = cx.pod.volumes.iter().map(|v| (v.at, source(v))).filter(|(_, source)| source.get().is_some());
        let changes = of_node.flat_map(|(at, source)| remedies::other_source(cx.object, at, source.origin).changes);
        changes.fold(Remedy::none(), Remedy::and)
    })
    .review("whether the data may go with the pod; if not, use a persistent volume")
}
