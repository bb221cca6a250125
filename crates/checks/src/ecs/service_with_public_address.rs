//! # What
//! A service, or a task set, gives each of its tasks a public address.
//!
//! # Why
//! Each task is then on the internet by itself: past the load balancer, its firewall and its logs, with security
//! groups alone before it.
//!
//! # Fix
//! Set `assignPublicIp: DISABLED`, use private subnets, and reach registries and AWS services by endpoints or a NAT
//! gateway.
//!
//! # References
//! - <https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-task-networking.html>
//! - <https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html>

use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "service-with-public-address",
    aliases: &["CKV_AWS_333", "ECS.2", "ECS.16"],
    controls: &["exp-ecs-no-public-ip"],
    proves: &["exp-ecs-no-public-ip"],
    title: "tasks of a service get public addresses",
    severity: Severity::High,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "set `assignPublicIp` to `DISABLED` and place the tasks in private subnets",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::EcsService, CloudKind::EcsTaskSet], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let public = cx.text(&aws::ecs::PUBLIC_ADDRESS);
    Verdict::fault(public.test(false, |text| is_on(text)), &public, cx.object, || {
        "each of its tasks is on the internet".to_owned()
    })
    .fixed_by(|| match &*cx.object.key.group {
        "terraform" => Remedy::set(cx.object, public.origin, false),
        _ => Remedy::set(cx.object, public.origin, "DISABLED"),
    })
    .review("that the tasks reach their registry and AWS services without a public address")
}

/// The API and CloudFormation have a word for it, Terraform a boolean.
fn is_on(value: &str) -> bool {
    value.eq_ignore_ascii_case("ENABLED") || value.eq_ignore_ascii_case("true")
}
