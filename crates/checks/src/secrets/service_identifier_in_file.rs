//! # What
//! A file names a client of a service: a client id, a publishable key or a public token.
//!
//! # Why
//! Such names are no secrets. They tell where a secret may stand nearby, and whom to ask when one has leaked.
//!
//! # Fix
//! Nothing has to be done. Keep identifiers beside the settings of the service that they belong to.
//!
//! # References
//! - <https://docs.stripe.com/keys>

use plimsoll_engine::{FileCx, FileGap};
use plimsoll_secrets::Class;

use super::found::gaps;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "service-identifier-in-file",
    aliases: &[],
    controls: &["secrets-no-plaintext-in-vcs"],
    proves: &[],
    title: "file names a client of a service",
    severity: Severity::Info,
    confidence: Confidence::Medium,
    profile: Profile::Strict,
    fix: "nothing has to be done; look for a secret nearby",
    since: "0.1.0",
    run: Run::File(run),
};

fn run(cx: &FileCx<'_>) -> Vec<FileGap> {
    gaps(cx, |rule, place| rule.class == Class::Identifier && !place.made)
}
