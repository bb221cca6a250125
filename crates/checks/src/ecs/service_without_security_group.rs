//! # What
//! A service whose tasks have interfaces of their own names no security group, so that they get the default one of
//! the VPC.
//!
//! # Why
//! The default group lets all its members reach each other: whatever else was forgotten there is a neighbour.
//!
//! # Fix
//! Create a security group for this service with the ports and peers that it needs.
//!
//! # References
//! - <https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-networking-awsvpc.html>

use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "service-without-security-group",
    aliases: &[],
    controls: &["net-microsegmentation-ecs"],
    proves: &[],
    title: "tasks of a service have the default security group",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "name a security group of the service's own",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::EcsService, CloudKind::EcsTaskSet], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    if cx.given(&aws::ecs::NETWORK) == Truth::False {
        return Verdict::NotApplicable;
    }
    crate::settings::must_have(cx, &[&aws::ecs::SECURITY_GROUPS], "its tasks share the VPC's default security group")
}
