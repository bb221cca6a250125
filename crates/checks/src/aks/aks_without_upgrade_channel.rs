//! # What
//! A cluster without a channel of automatic upgrades: it stays at its version until somebody moves it.
//!
//! # Why
//! A version leaves support about a year after it came, and its flaws are mended in newer patches only.
//!
//! # Fix
//! Choose a channel and a window for maintenance.
//!
//! # References
//! - <https://learn.microsoft.com/azure/aks/auto-upgrade-cluster>

use crate::prelude::*;
use crate::settings::{either, told};
use plimsoll_estate::cloud::azure::aks;

/// The check.
pub static CHECK: Check = Check {
    slug: "aks-without-upgrade-channel",
    aliases: &["CKV_AZURE_171"],
    controls: &["api-version-upgrade-policy"],
    proves: &[],
    title: "AKS is not upgraded by itself",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "set `automatic_upgrade_channel` to `patch` or `stable`",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::AksCluster], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let channel = either(cx.text(&aks::UPGRADE_CHANNEL), cx.text(&aks::UPGRADE_CHANNEL_OLD));
    let none = channel.test(true, |channel| channel.is_empty() || channel.eq_ignore_ascii_case("none"));
    told(cx, none, channel.origin, "the cluster stays at its version until somebody moves it")
}
