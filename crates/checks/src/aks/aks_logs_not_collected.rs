//! # What
//! A cluster without the agent that sends the logs of containers and nodes to Azure Monitor.
//!
//! # Why
//! Logs that stay on a node end with it. Whoever looks into an incident finds the pods gone and nothing that they wrote.
//!
//! # Fix
//! Add the block `oms_agent`, or another collector; if one is installed as a DaemonSet, accept this with a waiver.
//!
//! # References
//! - <https://learn.microsoft.com/azure/azure-monitor/containers/kubernetes-monitoring-enable>

use crate::prelude::*;
use crate::settings::told;
use plimsoll_estate::cloud::azure::aks;

/// The check.
pub static CHECK: Check = Check {
    slug: "aks-logs-not-collected",
    aliases: &["CKV_AZURE_4", "AZU-0040"],
    controls: &["container-logs-collected"],
    proves: &[],
    title: "logs of AKS are not collected",
    severity: Severity::Medium,
    confidence: Confidence::Medium,
    profile: Profile::Default,
    fix: "add `oms_agent` with the workspace that takes the logs",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::AksCluster], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let old = cx.bool(&aks::OMS_AGENT_OLD);
    let missing = cx.given(&aks::OMS_AGENT).or(old.is(&true)).not();
    let at = if old.given().is_some() { old.origin } else { cx.find(&aks::OMS_AGENT).0 };
    told(cx, missing, at, "logs of containers and nodes stay on the nodes")
}
