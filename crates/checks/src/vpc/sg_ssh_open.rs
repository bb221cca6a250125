//! # What
//! A rule of a security group lets everybody reach port 22.
//!
//! # Why
//! Every machine with the group and a public address is tried within minutes: with known passwords, stolen keys
//! and new faults.
//!
//! # Fix
//! Take the rule away and open shells by Session Manager, or name the ranges of operators.
//!
//! # References
//! - <https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html>

use super::support::inward_port;
use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "sg-ssh-open",
    aliases: &["CKV_AWS_24", "EC2.13"],
    controls: &["cpn-node-sg-no-internet-admin-ports", "node-no-ssh"],
    proves: &[],
    title: "SSH is open to the whole internet",
    severity: Severity::High,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "name the ranges that operators come from, or use Session Manager and no open port",
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
    inward_port(cx, |rule| Truth::any(PORTS.iter().map(|port| rule.about("tcp", *port))), "everybody reaches port 22")
}

const PORTS: &[i64] = &[22];
