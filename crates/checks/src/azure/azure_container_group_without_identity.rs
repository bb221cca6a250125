//! # What
//! A group of containers of Azure Container Instances without a managed identity.
//!
//! # Why
//! To use Azure the containers then need a key or a password, which somebody has to hand to them.
//!
//! # Fix
//! Add a managed identity with the roles that are needed.
//!
//! # References
//! - <https://learn.microsoft.com/azure/container-instances/container-instances-managed-identity>

use crate::prelude::*;
use crate::settings::must_have;
use plimsoll_estate::cloud::azure::vault;

/// The check.
pub static CHECK: Check = Check {
    slug: "azure-container-group-without-identity",
    aliases: &["CKV2_AZURE_28"],
    controls: &["secrets-external-store"],
    proves: &[],
    title: "container instances have no managed identity",
    severity: Severity::Info,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "add `identity`",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::AzureContainerGroup], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    must_have(cx, &[&vault::IDENTITY], "the containers need a password to use Azure")
}
