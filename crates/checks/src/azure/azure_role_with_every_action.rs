//! # What
//! A role definition whose actions hold `*`.
//!
//! # Why
//! Whoever gets the role owns its scope, clusters and their credentials included, and reviews see a harmless name.
//!
//! # Fix
//! Name the actions.
//!
//! # References
//! - <https://learn.microsoft.com/azure/role-based-access-control/custom-roles>

use crate::ports;
use crate::prelude::*;
use crate::settings::told;
use plimsoll_estate::cloud::azure::vault;

/// The check.
pub static CHECK: Check = Check {
    slug: "azure-role-with-every-action",
    aliases: &["CKV_AZURE_39", "AZU-0030"],
    controls: &["aks-cluster-admin-credential-restricted"],
    proves: &[],
    title: "role of your own allows every action",
    severity: Severity::High,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "name the actions that are needed",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::AzureRole], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let actions = cx.texts(&vault::ACTIONS);
    told(cx, ports::any_of(&actions, |action| action == "*"), cx.find(&vault::ACTIONS).0, "the role owns its scope")
}
