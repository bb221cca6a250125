//! # What
//! A file holds a private key that no passphrase protects: PEM, OpenSSH, PGP or age, as it is or in base64.
//!
//! # Why
//! Whoever reads the file is the server, the person or the release that the key stands for, and can read what was
//! encrypted for it. A key in a repository is in every clone and every backup of it.
//!
//! # Fix
//! Replace it first: what was committed has been seen, and taking it out of the file does not take it back. Then keep
//! the new one in a secrets store, and let the program read it from there or from a mounted file.
//!
//! # References
//! - <https://www.rfc-editor.org/rfc/rfc7468>
//! - <https://cwe.mitre.org/data/definitions/798.html>

use plimsoll_engine::{FileCx, FileGap};
use plimsoll_secrets::Class;

use super::found::{counts, gaps};
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "private-key-in-file",
    aliases: &["private-key", "AVD-SECRET-PRIVATE-KEY", "CKV_SECRET_13"],
    controls: &["secrets-no-plaintext-in-vcs", "secrets-no-plaintext-in-spec"],
    proves: &[],
    title: "file holds a private key",
    severity: Severity::Critical,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "replace the key and keep the new one in a secrets store",
    since: "0.1.0",
    run: Run::File(run),
};

fn run(cx: &FileCx<'_>) -> Vec<FileGap> {
    gaps(cx, |rule, place| rule.class == Class::PrivateKey && rule.id != "private-key-encrypted" && counts(rule, place))
}
