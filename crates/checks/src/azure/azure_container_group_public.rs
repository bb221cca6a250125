//! # What
//! A group of Azure Container Instances has a public address, which is the default.
//!
//! # Why
//! Every port of it that is listed is on the internet, with nothing before it.
//!
//! # Fix
//! Set `ip_address_type` to `Private` and name `subnet_ids`.
//!
//! # References
//! - <https://learn.microsoft.com/azure/container-instances/container-instances-vnet>

use crate::cloud::*;
use crate::prelude::*;
use plimsoll_estate::cloud::azure::vault;

/// The check.
pub static CHECK: Check = Check {
    slug: "azure-container-group-public",
    aliases: &["CKV_AZURE_98", "CKV_AZURE_245"],
    controls: &["exp-inventory"],
    proves: &[],
    title: "group of containers has a public address",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "set `ip_address_type` to `Private` and name subnets",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::AzureContainerGroup], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let kind = cx.text(&vault::ADDRESS_TYPE);
    text(cx, &kind, kind.test(false, |kind| kind.eq_ignore_ascii_case("public")), "the group is on the internet")
}
