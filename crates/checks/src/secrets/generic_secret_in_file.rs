//! # What
//! A value stands under a name that says that it is a secret, and looks drawn at random or chosen as a password. No form
//! of a known service tells what it opens.
//!
//! # Why
//! Most leaked passwords and keys have no form that gives them away. This check guesses: it is right more often than
//! not, and is quiet in tests, documentation, locks and bundles.
//!
//! # Fix
//! If it opens something, replace it and keep the new one in a secrets store. If it opens nothing, say so beside it:
//! `plimsoll: allow generic-secret-in-file -- reason`.
//!
//! # References
//! - <https://cwe.mitre.org/data/definitions/798.html>
//! - <https://cheatsheetseries.owasp.org/cheatsheets/Secrets_Management_Cheat_Sheet.html>

use plimsoll_engine::{FileCx, FileGap};
use plimsoll_secrets::Class;

use super::found::{counts, gaps};
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "generic-secret-in-file",
    aliases: &["generic-secret", "CKV_SECRET_80"],
    controls: &["secrets-no-plaintext-in-vcs", "secrets-no-plaintext-in-spec"],
    proves: &[],
    title: "file holds what looks like a secret",
    severity: Severity::Medium,
    confidence: Confidence::Low,
    profile: Profile::Default,
    fix: "replace it if it opens something, and keep it in a secrets store",
    since: "0.1.0",
    run: Run::File(run),
};

fn run(cx: &FileCx<'_>) -> Vec<FileGap> {
    gaps(cx, |rule, place| rule.class == Class::Generic && counts(rule, place))
}
