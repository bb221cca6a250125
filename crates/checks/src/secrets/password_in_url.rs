//! # What
//! A file holds a password inside an address, a connection string, a login file or a command line.
//!
//! # Why
//! Whoever reads the file can log in. Addresses and command lines also end up in logs, in lists of processes and in
//! messages of errors.
//!
//! # Fix
//! Replace the password. Keep the new one apart from the address, in a secrets store, and put them together when the
//! program starts.
//!
//! # References
//! - <https://www.rfc-editor.org/rfc/rfc3986#section-3.2.1>
//! - <https://cheatsheetseries.owasp.org/cheatsheets/Secrets_Management_Cheat_Sheet.html>

use plimsoll_engine::{FileCx, FileGap};
use plimsoll_secrets::Class;

use super::found::{counts, gaps};
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "password-in-url",
    aliases: &["CKV_SECRET_4"],
    controls: &["secrets-no-plaintext-in-vcs", "secrets-no-plaintext-in-spec"],
    proves: &[],
    title: "file holds a password inside an address or a login",
    severity: Severity::High,
    confidence: Confidence::Medium,
    profile: Profile::Default,
    fix: "replace the password and keep it apart from the address",
    since: "0.1.0",
    run: Run::File(run),
};

fn run(cx: &FileCx<'_>) -> Vec<FileGap> {
    gaps(cx, |rule, place| rule.class == Class::Password && counts(rule, place))
}
