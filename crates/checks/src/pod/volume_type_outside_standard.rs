//! # What
//! A pod has a volume of a type outside the list of the restricted Pod Security Standard: `hostPath`, `nfs`,
//! `iscsi`, the drivers of clouds within the kubelet and others.
//!
//! # Why
//! Such a volume names a server or a path itself, so that the author of the pod chooses what is mounted, with
//! what credentials, past storage classes and quotas. The kubelet mounts it as root of the node.
//!
//! # Fix
//! Claim storage with a `persistentVolumeClaim`, or use `csi` or an `ephemeral` volume.
//!
//! # References
//! - <https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted>
//! - <https://kubernetes.io/docs/concepts/storage/volumes/>

use super::standard;
use crate::prelude::*;
use crate::remedies;

/// The check.
pub static CHECK: Check = Check {
    slug: "volume-type-outside-standard",
    aliases: &["KSV-0028"],
    controls: &["wl-volume-types-restricted"],
    proves: &["wl-volume-types-restricted"],
    title: "volume is of a type outside the restricted standard",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "use a `persistentVolumeClaim`, `csi` or `ephemeral` volume",
    since: "0.1.0",
    run: Run::Pod(run),
};

fn run<'e>(cx: &PodCx<'e>) -> Verdict<'e> {
    let other = |hit: &Hit<'_>| remedies::other_source(cx.object, remedies::around(cx.object, hit.at), hit.at).changes;
    let all = |hits: &[Hit<'_>]| hits.iter().flat_map(other).fold(Remedy::none(), Remedy::and);
    remedies::by_hits(standard::verdict(cx, "restrictedVolumes"), all)
        .review("whether the data may go with the pod; if not, use a persistent volume claim")
}
