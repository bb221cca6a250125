//! # What
//! A file holds a token or key of a service: of source control, packages, messages, payments, models, monitoring and
//! others, known by its form or by the name that it is given.
//!
//! # Why
//! Whoever reads the file acts as the owner of the token, from anywhere, until it is withdrawn.
//!
//! # Fix
//! Replace it first: what was committed has been seen, and taking it out of the file does not take it back. Then keep
//! the new one in a secrets store, and let the program read it from there or from a mounted file.
//!
//! # References
//! - <https://cheatsheetseries.owasp.org/cheatsheets/Secrets_Management_Cheat_Sheet.html>
//! - <https://cwe.mitre.org/data/definitions/798.html>

use plimsoll_engine::{FileCx, FileGap};
use plimsoll_secrets::Class;

use super::found::{counts, gaps};
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "token-in-file",
    aliases: &["CKV_SECRET_6", "generic-api-key"],
    controls: &["secrets-no-plaintext-in-vcs", "secrets-no-plaintext-in-spec"],
    proves: &[],
    title: "file holds a token of a service",
    severity: Severity::High,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "withdraw the token and keep the new one in a secrets store",
    since: "0.1.0",
    run: Run::File(run),
};

fn run(cx: &FileCx<'_>) -> Vec<FileGap> {
    gaps(cx, |rule, place| rule.class == Class::Token && counts(rule, place))
}
