//! # What
//! Security posture of a cluster is turned off, or its scan for vulnerabilities is the basic tier, which is retired.
//!
//! # Why
//! Nobody is told of workloads and images with known faults; a retired tier scans nothing while it looks turned on.
//!
//! # Fix
//! Set `mode` of `security_posture_config` to `BASIC` or `ENTERPRISE`, and scan images with Artifact Analysis.
//!
//! # References
//! - <https://cloud.google.com/kubernetes-engine/docs/concepts/about-security-posture-dashboard>

use plimsoll_estate::cloud::google::gke as google;

use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "gke-security-posture-off",
    aliases: &[],
    controls: &["gke-security-posture"],
    proves: &["gke-security-posture"],
    title: "security posture is off",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "set `mode` to `BASIC` or `ENTERPRISE`",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::GkeCluster], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let (mode, scan) = (cx.text(&google::POSTURE_MODE), cx.text(&google::POSTURE_SCAN));
    if cx.given(&google::POSTURE_MODE).or(cx.given(&google::POSTURE_SCAN)) == Truth::False {
        return Verdict::NotApplicable;
    }
    let off = mode.test(false, |mode| &**mode == "DISABLED");
    let retired = scan.test(false, |scan| &**scan == "VULNERABILITY_BASIC");
    places(cx, vec![(off, mode.origin), (retired, scan.origin)], "faults of its workloads are not looked for")
}
