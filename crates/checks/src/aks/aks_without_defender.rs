//! # What
//! A cluster without the sensor of Microsoft Defender for Containers.
//!
//! # Why
//! Without a sensor nobody sees a shell in a container, a miner, or a talk with a known bad address.
//!
//! # Fix
//! Add the block `microsoft_defender`, or run another sensor and accept this with a waiver.
//!
//! # References
//! - <https://learn.microsoft.com/azure/defender-for-cloud/defender-for-containers-introduction>

use crate::prelude::*;
use crate::settings::must_have;
use plimsoll_estate::cloud::azure::aks;

/// The check.
pub static CHECK: Check = Check {
    slug: "aks-without-defender",
    aliases: &[],
    controls: &["rt-sensor-coverage"],
    proves: &[],
    title: "no runtime sensor of Defender watches AKS",
    severity: Severity::Low,
    confidence: Confidence::Medium,
    profile: Profile::Strict,
    fix: "add `microsoft_defender` with the workspace that takes its findings",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::AksCluster], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    must_have(cx, &[&aks::DEFENDER], "Defender watches no process of the nodes")
}
