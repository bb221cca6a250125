//! # What
//! Instances that join a cluster of ECS leave their metadata service to the tasks: the user data does not set
//! `ECS_AWSVPC_BLOCK_IMDS=true`, and the answers may pass more than one machine or the option is left out.
//!
//! # Why
//! A program in a task reads the credentials of the instance's role there, which pulls images of all services and starts
//! and stops what it likes in the cluster.
//!
//! # Fix
//! Add `ECS_AWSVPC_BLOCK_IMDS=true` to `/etc/ecs/ecs.config`, and keep `http_put_response_hop_limit` at 1.
//!
//! # References
//! - <https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-agent-config.html>
//! - <https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-iam-roles.html>

use plimsoll_syntax::HOLE;

use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "tasks-reach-instance-metadata",
    aliases: &[],
    controls: &["aws-imds-hop-limit-1", "ecs-instance-role-minimal", "node-ecs-agent-hardening"],
    proves: &[],
    title: "tasks reach the metadata service of their instance",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "set `ECS_AWSVPC_BLOCK_IMDS=true` in the configuration of the agent",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::Instance, CloudKind::LaunchTemplate, CloudKind::LaunchConfiguration], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let Some(script) = cx.script() else { return Verdict::NotApplicable };
    let (at, text) = (script.at, &*script.text);
    let joins = sets(text, "ECS_CLUSTER", |_| true);
    let blocks = sets(text, "ECS_AWSVPC_BLOCK_IMDS", |value| value == "true");
    match (joins, !script.known) {
        // What is filled in later may hold the option as well.
        (true, open) if !blocks && open && text.ends_with(HOLE) => untold(cx, at),
        (true, _) => judged(cx, (!blocks).into(), at, "tasks are not kept off the instance's metadata"),
        (false, _) => Verdict::NotApplicable,
    }
}

/// Whether a line of a script or of a file in it gives an option of the agent a value that passes.
fn sets(script: &str, option: &str, passes: impl Fn(&str) -> bool) -> bool {
    let value = |rest: &str| {
        let end = rest.find(|c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '\\' | ';')).unwrap_or(rest.len());
        rest[..end].to_owned()
    };
    let mut found = script.match_indices(option).filter_map(|(at, _)| script[at + option.len()..].strip_prefix('='));
    found.any(|rest| passes(&value(rest)))
}
