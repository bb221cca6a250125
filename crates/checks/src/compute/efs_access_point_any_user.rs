//! # What
//! An access point of Amazon EFS enforces no user.
//!
//! # Why
//! A container that runs as root is root on the file system.
//!
//! # Fix
//! Set `posix_user` with the ids of the application.
//!
//! # References
//! - <https://docs.aws.amazon.com/efs/latest/ug/efs-access-points.html>

use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "efs-access-point-any-user",
    aliases: &["CKV_AWS_330", "EFS.4"],
    controls: &["data-efs-access-points"],
    proves: &[],
    title: "access point lets clients choose their user",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "set `posix_user`",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::EfsAccessPoint], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    given(cx, &aws::storage::POINT_USER, "no user is enforced")
}
