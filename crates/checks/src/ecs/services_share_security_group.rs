//! # What
//! Two services of the input have the same security group.
//!
//! # Why
//! What one of them may reach, the other may too, and each may reach the other where the group allows itself. A
//! fault in one is a fault in both.
//!
//! # Fix
//! Give each service its own group, and name the groups of its clients in its rules.
//!
//! # References
//! - <https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-networking-awsvpc.html>

use crate::cloud::*;
use crate::prelude::*;
use plimsoll_estate::At;
use plimsoll_syntax::{Kind, Node};

/// The check.
pub static CHECK: Check = Check {
    slug: "services-share-security-group",
    aliases: &[],
    controls: &["net-microsegmentation-ecs"],
    proves: &[],
    title: "services share one security group",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "give each service a security group of its own",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::EcsService], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let (own, untold) = (groups(cx), untold_group(cx));
    if own.is_empty() && untold.is_none() {
        return Verdict::NotApplicable;
    }
    let others = cx.view.clouds(CloudKind::EcsService).filter(|other| !std::ptr::eq(other.object, cx.object));
    let others: Vec<_> = others.filter(|other| cx.view.within_reach(other.object, cx.object)).collect();
    let shared = own.iter().filter_map(|(name, at)| {
        let other = others.iter().find(|other| groups(other).iter().any(|(theirs, _)| theirs == name))?;
        Some(Hit::noted(cx.object, *at, format!("{} has it too", other.object.key)))
    });
    match (Verdict::gap_at("another service has the same security group", shared.collect()), untold) {
        (Verdict::Pass, Some(at)) => crate::cloud::untold(cx, at),
        (verdict, _) => verdict,
    }
}

/// The place of a group that may be any, or of a whole list of such.
fn untold_group(cx: &CloudCx<'_>) -> Option<At> {
    let (at, node) = cx.find(&aws::ecs::SECURITY_GROUPS);
    let Some(node) = node else {
        // Where what is around the list is unknown, so is the list.
        return cx.node().tree().node(at.node).unknown().map(|_| at);
    };
    let untold = |item: &Node<'_>| item.unknown().is_some_and(|unknown| unknown.refers.is_none());
    let items = if node.kind() == Kind::Seq { node.items().collect() } else { vec![node] };
    items.into_iter().find(untold).map(At::exact)
}

/// The security groups of a service, by id or by reference, with their places.
fn groups(cloud: &CloudCx<'_>) -> Vec<(String, At)> {
    let Some(node) = cloud.find(&aws::ecs::SECURITY_GROUPS).1 else { return Vec::new() };
    let items: Vec<_> = if node.kind() == Kind::Seq { node.items().collect() } else { vec![node] };
    let name = |item: &Node<'_>| match item.unknown() {
        Some(unknown) => unknown.refers.as_deref().map(str::to_owned),
        None => Some(item.text().to_owned()),
    };
    items.into_iter().filter_map(|item| Some((name(&item).filter(|text| !text.is_empty())?, At::exact(item)))).collect()
}
