//! # What
//! A grant of a role to a `user:`.
//!
//! # Why
//! It stays when the person changes the team, and a review has to look at every person.
//!
//! # Fix
//! Grant roles to groups.
//!
//! # References
//! - <https://cloud.google.com/iam/docs/groups-best-practices>

use crate::ports;
use crate::prelude::*;
use crate::settings::told;
use plimsoll_estate::cloud::google::iam;

/// The check.
pub static CHECK: Check = Check {
    slug: "google-grant-to-person",
    aliases: &["GCP-0003"],
    controls: &["cmp-access-review"],
    proves: &[],
    title: "role is granted to a person",
    severity: Severity::Info,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "grant the role to a group",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::GoogleWideGrant], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let members = [cx.texts(&iam::MEMBER), cx.texts(&iam::MEMBERS)].concat();
    told(
        cx,
        ports::any_of(&members, |member| member.starts_with("user:")),
        cx.at(),
        "the role stays when the person leaves the team",
    )
}
