//! # What
//! A container's image is referred to by a tag, without a digest.
//!
//! # Why
//! Who controls the repository can point the tag at another image at any time; only a digest names content. What
//! was scanned and signed is then not what runs.
//!
//! # Fix
//! Add the digest to the reference, and let a bot raise both.
//!
//! # References
//! - <https://kubernetes.io/docs/concepts/containers/images/#image-names>

use super::support;
use crate::prelude::*;
use plimsoll_estate::Image;

/// The check.
pub static CHECK: Check = Check {
    slug: "image-not-pinned-to-digest",
    aliases: &["CKV_K8S_43", "C-0306"],
    controls: &["img-pinned-by-digest"],
    proves: &["img-pinned-by-digest"],
    title: "image is not pinned to a digest",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "add the digest: `NAME:TAG@sha256:…`",
    since: "0.1.0",
    run: Run::Container(run),
};

fn run<'e>(cx: &ContainerCx<'e>) -> Verdict<'e> {
    support::fault(cx, "the tag can be moved to another image", |text| {
        !Image::parse(text).digest.is_some_and(is_digest)
    })
}

/// Whether it has the form of a digest. One of another length than its algorithm yields is refused by every runtime:
/// nothing runs, and so nothing else can run in its place.
fn is_digest(digest: &str) -> bool {
    let Some((algorithm, hex)) = digest.split_once(':') else { return false };
    let is_hex = |b: u8| matches!(b, b'0'..=b'9' | b'a'..=b'f');
    !algorithm.is_empty() && !hex.is_empty() && hex.bytes().all(is_hex)
}
