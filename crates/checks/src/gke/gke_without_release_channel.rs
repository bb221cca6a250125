//! # What
//! A cluster that follows no release channel.
//!
//! # Why
//! Who follows a channel gets versions that were tried, patches for their flaws, and windows to stop an upgrade. Without one it is
//! your task to notice when a version ends.
//!
//! # Fix
//! Choose a channel.
//!
//! # References
//! - <https://cloud.google.com/kubernetes-engine/docs/concepts/release-channels>

use crate::prelude::*;
use crate::settings::told;
use plimsoll_estate::cloud::google::gke;

/// The check.
pub static CHECK: Check = Check {
    slug: "gke-without-release-channel",
    aliases: &["CKV_GCP_70"],
    controls: &["api-version-upgrade-policy"],
    proves: &[],
    title: "GKE is not upgraded by a release channel",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "set `channel` in `release_channel` to `REGULAR` or `STABLE`",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::GkeCluster], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    if cx.bool(&gke::AUTOPILOT).is(&true) == Truth::True {
        return Verdict::NotApplicable;
    }
    let channel = cx.text(&gke::RELEASE_CHANNEL);
    let none = channel.test(true, |channel| channel.is_empty() || &**channel == "UNSPECIFIED");
    told(cx, none, channel.origin, "nobody but you notices when a version ends")
}
