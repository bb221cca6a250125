//! # What
//! The image of a container comes from a place that `plimsoll.toml` does not allow. Without a list nothing is judged:
//!
//! ```toml
//! [images]
//! registries = ["registry.example.com/shop", "ghcr.io/example"]
//! ```
//!
//! An entry is a registry, or a registry with the beginning of a repository; whole parts between slashes count. An image
//! without a registry comes from `docker.io`, and one without a folder from `docker.io/library`.
//!
//! # Why
//! What anybody can publish, anybody can change: an image from a place that nobody looks after brings code that nobody
//! looked at.
//!
//! # Fix
//! Copy the image to an allowed registry and name it there, or add the registry to the list.
//!
//! # References
//! - <https://kubernetes.io/docs/concepts/containers/images/#image-names>

use plimsoll_estate::Image;

use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "image-outside-allowed-registries",
    aliases: &["KSV-0125", "C-0078"],
    controls: &["img-allowed-registries"],
    proves: &["img-allowed-registries"],
    title: "image comes from a registry that is not allowed",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "copy the image to an allowed registry, or add its registry to the list",
    since: "0.1.0",
    run: Run::Container(run),
};

fn run<'e>(cx: &ContainerCx<'e>) -> Verdict<'e> {
    let allowed = &cx.view.home(cx.object).registries;
    if allowed.is_empty() {
        return Verdict::NotApplicable;
    }
    let image = &cx.container.image;
    let fault = image.test(false, |image| !is_allowed(image, allowed));
    Verdict::fault(fault, image, cx.object, || "nobody here looks after its registry".to_owned())
}

/// Whether an image comes from one of these places.
pub(crate) fn is_allowed(image: &str, allowed: &[String]) -> bool {
    allowed.iter().any(|place| is_below(&whole(image), place))
}

/// The registry and the repository, as the runtime completes them.
fn whole(image: &str) -> String {
    let image = Image::parse(image);
    let folder = if image.registry == "docker.io" && !image.repository.contains('/') { "library/" } else { "" };
    format!("{}/{folder}{}", image.registry, image.repository)
}

fn is_below(image: &str, place: &str) -> bool {
    let place = place.trim_end_matches('/');
    image.strip_prefix(place).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}
