//! # What
//! A rule of a security group lets everybody reach every port.
//!
//! # Why
//! What any process on the machine listens on is then on the internet, also what somebody starts there
//! tomorrow.
//!
//! # Fix
//! Name the ports; for what only other machines need, name their security group as source.
//!
//! # References
//! - <https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html>

use super::support::inward;
use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "sg-every-port-open",
    aliases: &["CKV_AWS_277", "EC2.19"],
    controls: &["cpn-node-sg-no-internet-admin-ports", "cpn-cluster-sg-tight"],
    proves: &[],
    title: "every port is open to the whole internet",
    severity: Severity::High,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "open the ports that serve the public, each with its own rule",
    since: "0.1.0",
    run: Run::Cloud(
        &[
            CloudKind::SecurityGroup,
            CloudKind::DefaultSecurityGroup,
            CloudKind::SecurityGroupRule,
            CloudKind::SecurityGroupIngress,
        ],
        run,
    ),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    inward(cx, |rule| rule.every_port(), "everybody reaches every port")
}
