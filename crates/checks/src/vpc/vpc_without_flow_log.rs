//! # What
//! A network has no flow log in these files.
//!
//! # Why
//! After an intrusion nobody can tell which machine talked to which, and what left.
//!
//! # Fix
//! Add a flow log of the network that records everything or at least what is refused.
//!
//! # References
//! - <https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs.html>

use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "vpc-without-flow-log",
    aliases: &["CKV2_AWS_11", "AWS-0178", "EC2.6"],
    controls: &["cpn-vpc-flow-logs"],
    proves: &["cpn-vpc-flow-logs"],
    title: "nobody records the traffic of the network",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "add a flow log for the network",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::Vpc], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let logs = cx.view.joined(CloudKind::FlowLog, &aws::vpc::FLOW_VPC, cx, &[]);
    missing(cx, logs.any(), cx.at(), "the network has no flow log")
}
