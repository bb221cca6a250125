//! # What
//! A rule of a security group lets everybody reach a port of the kubelet (10250, 10255), of etcd (2379, 2380)
//! or of an API server that you run (6443).
//!
//! # Why
//! A kubelet runs commands in every container of its node for whoever it believes; etcd holds every Secret.
//!
//! # Fix
//! Name the security groups of the control plane and of the nodes as sources, never a range of addresses.
//!
//! # References
//! - <https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html>

use super::support::inward_port;
use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "sg-kubelet-open",
    aliases: &[],
    controls: &["cpn-node-sg-no-internet-admin-ports", "etcd-not-reachable", "cpn-cluster-sg-tight"],
    proves: &[],
    title: "kubelets or the data store of the cluster are open to the whole internet",
    severity: Severity::Critical,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "take the rule away, or name the security group of the control plane as source",
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
    inward_port(
        cx,
        |rule| Truth::any(PORTS.iter().map(|port| rule.about("tcp", *port))),
        "everybody reaches kubelets or the data store",
    )
}

const PORTS: &[i64] = &[10250, 10255, 2379, 2380, 6443];
