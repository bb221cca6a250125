//! # What
//! A registry of Azure from which an image can be pulled as soon as it is pushed.
//!
//! # Why
//! Between push and scan an image with a known flaw can be started.
//!
//! # Fix
//! Turn quarantine on where a scanner releases images; it is a preview of the Premium tier.
//!
//! # References
//! - <https://learn.microsoft.com/azure/container-registry/container-registry-faq>

use crate::prelude::*;
use crate::settings::must_be;
use plimsoll_estate::cloud::azure::acr;

/// The check.
pub static CHECK: Check = Check {
    slug: "acr-without-quarantine",
    aliases: &["CKV_AZURE_166"],
    controls: &["img-vuln-scan-registry"],
    proves: &[],
    title: "images can be pulled before anybody looked at them",
    severity: Severity::Info,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "set `quarantine_policy_enabled = true`, with a scanner that releases images",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::AcrRegistry], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let on = cx.bool(&acr::QUARANTINE);
    must_be(cx, &on, true, "an image can be pulled before it is scanned")
        .review("that the registry is of the Premium tier")
}
