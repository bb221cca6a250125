//! # What
//! A service has EBS volumes made for its tasks, without encryption.
//!
//! # Why
//! Snapshots and lost disks then show the data; the account's default may encrypt them all the same, which the
//! service does not tell.
//!
//! # Fix
//! Set `encrypted`, and name a key of your own where it matters.
//!
//! # References
//! - <https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ebs-volumes.html>

use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "service-volume-in-clear",
    aliases: &[],
    controls: &["data-volumes-encrypted"],
    proves: &[],
    title: "volumes that are made for a service's tasks are not encrypted",
    severity: Severity::High,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "set `managedEBSVolume.encrypted` to true",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::EcsService], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let values: Vec<V<bool>> =
        cx.parts(&aws::ecs::VOLUMES).into_iter().map(|part| part.bool(&aws::ecs::VOLUME_ENCRYPTED)).collect();
    if values.is_empty() {
        return Verdict::NotApplicable;
    }
    let judged = values.iter().map(|value| (value, value.is(&false), String::new()));
    each_value(cx.object, judged, |_| "what its tasks write is stored in clear".to_owned())
        .fixed_at_each(|object, at| Change::new(object, at, Op::Set(true.into())))
}
