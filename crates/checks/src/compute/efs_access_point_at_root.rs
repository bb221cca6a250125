//! # What
//! An access point of Amazon EFS begins at the root of the file system.
//!
//! # Why
//! Whoever mounts it sees what all other applications keep there.
//!
//! # Fix
//! Set `root_directory` to a folder of the application.
//!
//! # References
//! - <https://docs.aws.amazon.com/efs/latest/ug/efs-access-points.html>

use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "efs-access-point-at-root",
    aliases: &["CKV_AWS_329", "EFS.3"],
    controls: &["data-efs-access-points"],
    proves: &[],
    title: "access point opens the whole file system",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "set a folder as `root_directory`",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::EfsAccessPoint], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let root = cx.text(&aws::storage::POINT_ROOT);
    text(cx, &root, root.test(false, |path| &**path == "/"), "the access point begins at the root")
}
