//! # What
//! A grant of a role to an address of a public mail provider.
//!
//! # Why
//! Nobody in your organisation decides over that account: not its password, not its second factor, not its end.
//!
//! # Fix
//! Replace it by an account of your organisation.
//!
//! # References
//! - <https://cloud.google.com/iam/docs/principals-overview>

use crate::ports;
use crate::prelude::*;
use crate::settings::told;
use plimsoll_estate::cloud::google::iam;

/// Providers of mail for everybody.
const PROVIDERS: &[&str] = &[
    "@gmail.com",
    "@googlemail.com",
    "@hotmail.com",
    "@live.com",
    "@outlook.com",
    "@proton.me",
    "@yahoo.com",
    "@icloud.com",
    "@aol.com",
    "@gmx.com",
    "@qq.com",
    "@163.com",
];

/// The check.
pub static CHECK: Check = Check {
    slug: "google-grant-to-private-address",
    aliases: &["GCP-0069"],
    controls: &["cmp-access-review"],
    proves: &[],
    title: "role is granted to a private mail address",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "grant the role to an account of your organisation",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::GoogleGrant, CloudKind::GoogleWideGrant], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let members = [cx.texts(&iam::MEMBER), cx.texts(&iam::MEMBERS)].concat();
    let private = |member: &str| {
        member.starts_with("user:") && PROVIDERS.iter().any(|host| member.to_ascii_lowercase().ends_with(host))
    };
    told(cx, ports::any_of(&members, private), cx.at(), "nobody in your organisation decides over the account")
}
