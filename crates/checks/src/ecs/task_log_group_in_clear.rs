//! # What
//! The log group that a container's `awslogs` options name has no retention or no key of its own, or does not stand in
//! code at all while groups of others do.
//!
//! # Why
//! What a container writes holds names, addresses and now and then secrets; it should end at some day and be closed by a
//! key whose use is recorded.
//!
//! # Fix
//! Declare the group with `retention_in_days` and `kms_key_id`.
//!
//! # References
//! - <https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html>

use plimsoll_estate::Task;
use plimsoll_estate::cloud::ecs::settings;

use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "task-log-group-in-clear",
    aliases: &[],
    controls: &["data-log-groups-encrypted"],
    proves: &[],
    title: "log group of a task has no end or no key",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "set `retention_in_days` and `kms_key_id` of the log group",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::EcsTaskDefinition], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let Some(task) = Task::of(cx.view, cx.object) else { return Verdict::NotApplicable };
    let groups: Vec<(At, Truth)> = task.containers().into_iter().filter_map(|one| of_container(cx, one)).collect();
    match groups.is_empty() {
        true => Verdict::NotApplicable,
        false => places(
            cx,
            groups.into_iter().map(|(at, fault)| (fault, at)).collect(),
            "its log group has no end or no key",
        ),
    }
}

/// Where a container names its group, and whether that lacks something; none where no group is named.
fn of_container(cx: &CloudCx<'_>, container: TaskContainerCx<'_>) -> Option<(At, Truth)> {
    let driver = container.text(&settings::LOG_DRIVER);
    let (_, options) = container.part.find(&settings::LOG_OPTIONS.ecs);
    let named = options.filter(|_| driver.is(&"awslogs".into()) == Truth::True)?.get("awslogs-group")?;
    let groups: Vec<Cloud<'_>> = cx.view.clouds(CloudKind::LogGroup).collect();
    let group = match named.unknown().map(|unknown| unknown.refers.as_deref()) {
        None => {
            groups.iter().find(|group| group.text(&aws::logs::NAME).is(&named.text().into()) == Truth::True).copied()
        }
        Some(address) => address.and_then(|address| cx.view.referred_by(cx.object, CloudKind::LogGroup, address)),
    };
    (!groups.is_empty()).then(|| (At::exact(named), group.map_or(Truth::Unknown, lacks)))
}

fn lacks(group: Cloud<'_>) -> Truth {
    let endless = group.int(&aws::logs::RETENTION).test(true, |days| *days == 0);
    endless.or(group.given(&aws::logs::KEY).not())
}
