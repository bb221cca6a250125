//! # What
//! An image of machines may be started by every account of AWS.
//!
//! # Why
//! What was left on its disk, such as keys, names of hosts and code, is anybody's to read.
//!
//! # Fix
//! Name the accounts or the organisation that may start it, in `account_id` or `organization_arn`.
//!
//! # References
//! - <https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/sharingamis-intro.html>

use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "machine-image-public",
    aliases: &[],
    controls: &["data-snapshots-private"],
    proves: &[],
    title: "image of machines is public",
    severity: Severity::High,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "name the accounts that may start it",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::ImagePermission], run),
};

/// Accounts that may start an image, where it is a group of them.
const GROUP: Field<&str> = Field::new("group", "");

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let group = cx.text(&GROUP);
    text(cx, &group, group.test(false, |group| &**group == "all"), "every account may start it")
}
