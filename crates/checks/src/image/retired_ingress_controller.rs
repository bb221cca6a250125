//! # What
//! The community's controller for Ingress objects on NGINX, `ingress-nginx`, runs in the cluster. It was retired
//! in March 2026.
//!
//! # Why
//! It stands where the internet comes in and reads the Secrets of all namespaces, and faults that are found now
//! are not fixed any more. Some of the last ones (CVE-2025-1974) gave the cluster to every pod that could reach
//! it.
//!
//! # Fix
//! Move to a controller that is kept, or to the Gateway API.
//!
//! # References
//! - <https://kubernetes.io/blog/2025/11/11/ingress-nginx-retirement/>

use super::support;
use crate::prelude::*;
use plimsoll_estate::Image;

/// The check.
pub static CHECK: Check = Check {
    slug: "retired-ingress-controller",
    aliases: &[],
    controls: &["exp-ingress-controller-hardened"],
    proves: &[],
    title: "ingress controller is retired",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "move to a controller that is kept, or to the Gateway API",
    since: "0.1.0",
    run: Run::Container(run),
};

fn run<'e>(cx: &ContainerCx<'e>) -> Verdict<'e> {
    support::fault(cx, "the controller that everybody can reach gets no more fixes", |text| {
        let image = Image::parse(text);
        let parts: Vec<&str> = image.repository.split('/').collect();
        matches!(
            parts.as_slice(),
            [.., "ingress-nginx", "controller" | "controller-chroot"] | [.., "nginx-ingress-controller"]
        ) && !parts.contains(&"bitnami")
    })
}
