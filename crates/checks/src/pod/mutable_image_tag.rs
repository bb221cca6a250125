//! # What
//! A container's image is referred to by the tag `latest` or by no tag at all, which means the same.
//!
//! # Why
//! What runs depends on when a node pulled the image. A change upstream, wanted or malicious, goes live without
//! a review, two copies of one workload can differ, and going back to the former image is not possible.
//!
//! # Fix
//! Name a version as the tag. Better still, pin the digest and let a bot raise it.
//!
//! # References
//! - <https://kubernetes.io/docs/concepts/containers/images/>

use plimsoll_estate::Image;
use plimsoll_model::Why;

use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "mutable-image-tag",
    aliases: &["CKV_K8S_14", "KSV-0013", "C-0075", "latest-tag"],
    controls: &["img-pinned-by-digest"],
    proves: &[],
    title: "image tag is `latest` or missing",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "name a version as the tag, or pin the digest",
    since: "0.1.0",
    run: Run::Container(run),
};

fn run<'e>(cx: &ContainerCx<'e>) -> Verdict<'e> {
    let image = &cx.container.image;
    let Some(text) = image.get().filter(|text| !text.is_empty()) else {
        // Operators fill in images that their resources leave out.
        return if image.why().is_some() { Verdict::unknown_value(image, cx.object) } else { Verdict::NotApplicable };
    };
    // `ko://` and the like name what is built; the name of the image is written when it is.
    if text.contains("${") || text.contains("$(") || text.contains("://") {
        let why = Why::new("the image is a placeholder", "substitute it and scan the result");
        return Verdict::Unknown(why, Some(Hit::new(cx.object, image.origin)));
    }
    let parsed = Image::parse(text);
    match (parsed.digest, parsed.tag) {
        (Some(_), _) => Verdict::NotApplicable,
        _ if is_injected(cx, text) => Verdict::NotApplicable,
        (None, None) => Verdict::gap("the image has no tag, which means `latest`", cx.object, image.origin),
        (None, Some("latest")) => Verdict::gap("the image is whatever `latest` is now", cx.object, image.origin),
        (None, Some(_)) => Verdict::Pass,
    }
}

/// Istio replaces the image `auto` of a gateway when it injects the proxy.
fn is_injected(cx: &ContainerCx<'_>, image: &str) -> bool {
    let annotations = cx.pod.metadata(cx.object).and_then(|m| m.child("annotations"));
    image == "auto" && annotations.is_some_and(|a| a.node().get("inject.istio.io/templates").is_some())
}
