//! # What
//! A registry of Azure with Docker Content Trust off.
//!
//! # Why
//! Who pulls cannot tell whether an image is what the publisher pushed. Azure retires Docker Content Trust; signatures by Notation or
//! cosign need no setting of the registry, and are verified at admission.
//!
//! # Fix
//! Sign images with Notation or cosign. Where Docker Content Trust is still used, turn the policy on.
//!
//! # References
//! - <https://learn.microsoft.com/azure/container-registry/container-registry-content-trust>

use crate::prelude::*;
use crate::settings::{either, must_be};
use plimsoll_estate::cloud::azure::acr;

/// The check.
pub static CHECK: Check = Check {
    slug: "acr-content-trust-off",
    aliases: &["CKV_AZURE_164"],
    controls: &["img-signature-verified"],
    proves: &[],
    title: "registry takes no signed tags",
    severity: Severity::Info,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "sign with Notation or cosign and verify at admission; `trust_policy_enabled = true` where Docker Content Trust is used",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::AcrRegistry], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let on = either(cx.bool(&acr::TRUST), cx.bool(&acr::TRUST_OLD));
    must_be(cx, &on, true, "signed tags are not taken").review("that the registry is of the Premium tier")
}
