//! # What
//! A task has the network mode `host`, or a Compose service `network_mode: host`.
//!
//! # Why
//! Its programs reach everything that listens on the instance's loopback, the agent's introspection and the
//! metadata service with the instance's role, and no security group tells it from its neighbours. ECS refuses it on
//! Fargate.
//!
//! # Fix
//! Use `awsvpc`, which gives each task its own interface and security groups. In Compose, publish the ports that
//! are needed.
//!
//! # References
//! - <https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-networking.html>
//! - <https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html>
//! - <https://github.com/compose-spec/compose-spec/blob/main/05-services.md>

use crate::prelude::*;
use plimsoll_estate::cloud::ecs::settings;

/// The check.
pub static CHECK: Check = Check {
    slug: "task-on-host-network",
    aliases: &["ECS.17"],
    controls: &["wl-no-host-network", "net-microsegmentation-ecs"],
    proves: &["wl-no-host-network"],
    title: "task shares the network of its host",
    severity: Severity::High,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "use the network mode `awsvpc`",
    since: "0.1.0",
    run: Run::Task(run),
};

fn run<'e>(cx: &TaskCx<'e>) -> Verdict<'e> {
    if cx.is_fargate() == Truth::True || !cx.can_say(&settings::NETWORK_MODE) {
        return Verdict::NotApplicable;
    }
    let mode = cx.text(&settings::NETWORK_MODE);
    Verdict::fault(mode.test(false, |mode| **mode == *"host"), &mode, cx.object, || {
        "its programs are on the network of the host".to_owned()
    })
}
