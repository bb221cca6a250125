//! # What
//! A container's image comes from a registry or repository that is switched off or frozen: `k8s.gcr.io` and the
//! Google containers before it, `docker.pkg.github.com`, Bintray, the first home of Helm 2 and of the ingress
//! controller.
//!
//! # Why
//! No fixes arrive there, the next pull may fail while pods are moved, and a name that its owner gives up can be
//! taken by somebody else.
//!
//! # Fix
//! Use the place where the project publishes now: `registry.k8s.io` for Kubernetes, `ghcr.io` for GitHub.
//!
//! # References
//! - <https://kubernetes.io/blog/2023/02/06/k8s-gcr-io-freeze-announcement/>

use super::support;
use crate::prelude::*;
use plimsoll_estate::Image;

/// The check.
pub static CHECK: Check = Check {
    slug: "retired-registry",
    aliases: &["C-0253"],
    controls: &["img-allowed-registries"],
    proves: &[],
    title: "image comes from a retired registry",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "use the registry where the project publishes now",
    since: "0.1.0",
    run: Run::Container(run),
};

/// Registries and repositories that are switched off or no longer filled, with a `/` at the end.
const RETIRED: [&str; 7] = [
    "docker.pkg.github.com/",
    "gcr.io/google-containers/",
    "gcr.io/google_containers/",
    "gcr.io/kubernetes-helm/",
    "k8s.gcr.io/",
    "quay.io/kubernetes-ingress-controller/",
    "registry.k8s.io.storage.googleapis.com/",
];

fn run<'e>(cx: &ContainerCx<'e>) -> Verdict<'e> {
    support::fault(cx, "nothing new is published there", is_retired).fixed_by_maybe(|| {
        let image = &cx.container.image;
        moved(image.get()?).map(|moved| Remedy::set(cx.object, image.origin, moved))
    })
}

fn is_retired(text: &str) -> bool {
    let host = Image::parse(text).registry;
    let regional = |region: &str| text.strip_prefix(region).is_some_and(|rest| rest.starts_with("k8s.gcr.io/"));
    host.ends_with(".bintray.io")
        || ["us.", "eu.", "asia."].into_iter().any(regional)
        || RETIRED.iter().any(|place| text.starts_with(place))
}

/// The same image where Kubernetes publishes now: everything was moved under its own name.
fn moved(text: &str) -> Option<String> {
    let bare = ["us.", "eu.", "asia."].into_iter().find_map(|region| text.strip_prefix(region)).unwrap_or(text);
    bare.strip_prefix("k8s.gcr.io/").map(|rest| format!("registry.k8s.io/{rest}"))
}
