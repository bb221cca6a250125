//! # What
//! A file holds a private key behind a passphrase.
//!
//! # Why
//! The passphrase is all that stands between a reader of the file and the key, and it can be guessed without anybody
//! noticing.
//!
//! # Fix
//! Keep the key in a secrets store. Replace it where the passphrase is short, or stands near the file.
//!
//! # References
//! - <https://www.rfc-editor.org/rfc/rfc7468>

use plimsoll_engine::{FileCx, FileGap};

use super::found::{counts, gaps};
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "encrypted-private-key-in-file",
    aliases: &[],
    controls: &["secrets-no-plaintext-in-vcs", "secrets-no-plaintext-in-spec"],
    proves: &[],
    title: "file holds a private key behind a passphrase",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "keep the key in a secrets store",
    since: "0.1.0",
    run: Run::File(run),
};

fn run(cx: &FileCx<'_>) -> Vec<FileGap> {
    gaps(cx, |rule, place| rule.id == "private-key-encrypted" && counts(rule, place))
}
