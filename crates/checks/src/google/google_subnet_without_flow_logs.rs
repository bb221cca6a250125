//! # What
//! A subnet for machines without flow logs.
//!
//! # Why
//! Who talked to whom is not written down: an incident cannot be followed through the network, and nobody notices a talk that should
//! not be.
//!
//! # Fix
//! Add `log_config` with a sampling that fits the traffic.
//!
//! # References
//! - <https://cloud.google.com/vpc/docs/using-flow-logs>

use crate::prelude::*;
use crate::settings::told;
use plimsoll_estate::cloud::google::compute;

/// The check.
pub static CHECK: Check = Check {
    slug: "google-subnet-without-flow-logs",
    aliases: &["CKV_GCP_26", "GCP-0076"],
    controls: &["cpn-vpc-flow-logs"],
    proves: &[],
    title: "subnet writes no flow logs",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "add `log_config`",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::GoogleSubnet], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let machines = cx.text(&compute::PURPOSE).test(true, |purpose| purpose.starts_with("PRIVATE"));
    let missing = cx.given(&compute::LOG_CONFIG).not();
    if machines == Truth::False {
        return Verdict::NotApplicable;
    }
    told(cx, machines.and(missing), cx.find(&compute::LOG_CONFIG).0, "who talked to whom is not written down")
}
