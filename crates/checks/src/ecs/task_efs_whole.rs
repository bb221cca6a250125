//! # What
//! A volume on EFS names neither an access point nor a folder other than the root.
//!
//! # Why
//! The task sees the data of everybody who shares the file system, and by user ids of its own choice. An access
//! point pins the folder and the user.
//!
//! # Fix
//! Name an access point in `authorizationConfig.accessPointId`.
//!
//! # References
//! - <https://docs.aws.amazon.com/AmazonECS/latest/developerguide/efs-volumes.html>

use crate::prelude::*;
use plimsoll_estate::cloud::ecs::settings;

/// The check.
pub static CHECK: Check = Check {
    slug: "task-efs-whole",
    aliases: &[],
    controls: &["data-efs-access-points"],
    proves: &[],
    title: "task mounts a file system as a whole",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "mount an access point, or a folder of its own",
    since: "0.1.0",
    run: Run::Task(run),
};

fn run<'e>(cx: &TaskCx<'e>) -> Verdict<'e> {
    let volumes = cx.volumes().into_iter().filter(|part| part.given(&settings::VOLUME_EFS.ecs) == Truth::True);
    let roots: Vec<(V<Box<str>>, Truth)> = volumes
        .map(|part| {
            let root = part.text(&settings::EFS_ROOT.ecs);
            let whole = root.test(true, |root| matches!(&**root, "/" | ""));
            let fault = part.given(&settings::EFS_ACCESS_POINT.ecs).not().and(whole);
            (root, fault)
        })
        .collect();
    if roots.is_empty() {
        return Verdict::NotApplicable;
    }
    let judged = roots.iter().map(|(root, fault)| (root, *fault, String::new()));
    each_value(cx.object, judged, |_| "the task sees the whole file system".to_owned())
}
