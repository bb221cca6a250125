//! # What
//! A rule of a security group lets everybody reach ports between 30000 and 32767 over TCP.
//!
//! # Why
//! Every Service of the type `NodePort` is then on the internet at every node with a public address, past the
//! load balancer, its certificate and its web ACL.
//!
//! # Fix
//! Name the security group of the load balancer as source.
//!
//! # References
//! - <https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html>

use super::support::inward_port;
use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "sg-node-ports-open",
    aliases: &[],
    controls: &["cpn-node-sg-no-internet-admin-ports"],
    proves: &[],
    title: "node ports are open to the whole internet",
    severity: Severity::High,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "let the security group of the load balancer in, and nobody else",
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
    inward_port(cx, |rule| rule.about("tcp", 30_000).or(rule.about("tcp", 32_767)), "everybody reaches node ports")
}
