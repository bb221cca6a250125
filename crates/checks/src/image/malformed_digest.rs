//! # What
//! An image names a digest that none can have: for its algorithm it is too short or too long, or it holds other
//! signs than hexadecimal ones.
//!
//! # Why
//! Somebody meant to pin the image, and a node refuses the reference: the pod does not start, or the digest is
//! taken out again in a hurry, and with it the pin.
//!
//! # Fix
//! Take the whole digest from the registry: `crane digest IMAGE`, or the line that `docker push` ends with.
//!
//! # References
//! - <https://github.com/opencontainers/image-spec/blob/main/descriptor.md#digests>

use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "malformed-digest",
    aliases: &[],
    controls: &["img-pinned-by-digest"],
    proves: &[],
    title: "image names a digest that none can have",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "write the whole digest",
    since: "0.1.0",
    run: Run::Container(run),
};

fn run<'e>(cx: &ContainerCx<'e>) -> Verdict<'e> {
    let image = &cx.container.image;
    let fault = image.test(false, |image| image.rsplit_once('@').is_some_and(|(_, digest)| is_malformed(digest)));
    Verdict::fault(fault, image, cx.object, || "no node can pull an image by this digest".to_owned())
}

/// What an algorithm of the image specification yields has one length; others are taken as they are.
fn is_malformed(digest: &str) -> bool {
    let Some((algorithm, hex)) = digest.split_once(':') else { return true };
    let length = match algorithm {
        "blake3" | "sha256" => 64,
        "sha384" => 96,
        "sha512" => 128,
        _ => return hex.is_empty(),
    };
    hex.len() != length || !hex.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'))
}
