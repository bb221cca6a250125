//! # What
//! A cluster without a pool of workload identities.
//!
//! # Why
//! Pods that use Google Cloud take the account of their node, and with it the rights of every other pod there, or carry a key.
//!
//! # Fix
//! Add the pool; on Autopilot it is always there.
//!
//! # References
//! - <https://cloud.google.com/kubernetes-engine/docs/how-to/workload-identity>

use crate::prelude::*;
use crate::settings::must_have;
use plimsoll_estate::cloud::google::gke;

/// The check.
pub static CHECK: Check = Check {
    slug: "gke-without-workload-identity",
    aliases: &[],
    controls: &["gke-workload-identity"],
    proves: &[],
    title: "pods of GKE cannot have identities of their own",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "add `workload_identity_config { workload_pool = \"PROJECT.svc.id.goog\" }`",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::GkeCluster], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    if cx.bool(&gke::AUTOPILOT).is(&true) == Truth::True {
        return Verdict::NotApplicable;
    }
    must_have(cx, &[&gke::WORKLOAD_POOL, &gke::WORKLOAD_POOL_OLD], "pods take the account of their node")
}
