//! # What
//! A node pool whose nodes do not run Container-Optimized OS.
//!
//! # Why
//! A system for general use has more programs, a writable root and more to patch. Container-Optimized OS has a read-only root that is
//! verified at the start.
//!
//! # Fix
//! Choose `COS_CONTAINERD`, unless the pool is for Windows or needs a driver that it does not have.
//!
//! # References
//! - <https://cloud.google.com/kubernetes-engine/docs/concepts/node-images>

use crate::prelude::*;
use crate::settings::told;
use plimsoll_estate::cloud::google::gke;

/// The check.
pub static CHECK: Check = Check {
    slug: "gke-node-image-general",
    aliases: &["CKV_GCP_22", "GCP-0054"],
    controls: &["node-os-container-optimised"],
    proves: &[],
    title: "nodes of GKE run a system for general use",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "set `image_type = \"COS_CONTAINERD\"`",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::GkeNodePool, CloudKind::GkeCluster], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let image = cx.text(&gke::IMAGE_TYPE);
    let general = image.test(false, |image| {
        let image = image.to_ascii_uppercase();
        !image.starts_with("COS") && !image.starts_with("WINDOWS")
    });
    told(cx, general, image.origin, "the nodes' system is made for general use")
}
