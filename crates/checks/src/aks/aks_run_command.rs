//! # What
//! A cluster in which `az aks command invoke` works.
//!
//! # Why
//! The command runs in a pod with the rights of a cluster administrator, past private endpoints and authorised ranges. Whoever has
//! the Azure action has the cluster.
//!
//! # Fix
//! Turn it off, or limit the action `Microsoft.ContainerService/managedClusters/runCommand/action` to a role for emergencies.
//!
//! # References
//! - <https://learn.microsoft.com/azure/aks/access-private-cluster>

use crate::prelude::*;
use crate::settings::must_be;
use plimsoll_estate::cloud::azure::aks;

/// The check.
pub static CHECK: Check = Check {
    slug: "aks-run-command",
    aliases: &[],
    controls: &["aks-cluster-admin-credential-restricted"],
    proves: &[],
    title: "commands run in AKS through Azure's API",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "set `run_command_enabled = false`",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::AksCluster], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let on = cx.bool(&aks::RUN_COMMAND);
    must_be(cx, &on, false, "commands pass by private endpoints and authorised ranges")
        .review("who runs commands this way")
}
