//! # What
//! A private key, a password or what looks like one stands in a file of tests, examples or documentation.
//!
//! # Why
//! Most of these open nothing. Some do: test systems are reachable too, and values are copied from examples into the
//! settings of real ones.
//!
//! # Fix
//! Make the value when the test runs, or say beside it that it opens nothing.
//!
//! # References
//! - <https://cwe.mitre.org/data/definitions/798.html>

use plimsoll_engine::{FileCx, FileGap};
use plimsoll_secrets::Class;

use super::found::{counts, gaps};
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "secret-in-test-file",
    aliases: &[],
    controls: &["secrets-no-plaintext-in-vcs", "secrets-no-plaintext-in-spec"],
    proves: &[],
    title: "file of tests or documentation holds what looks like a secret",
    severity: Severity::Low,
    confidence: Confidence::Low,
    profile: Profile::Strict,
    fix: "make the value when the test runs",
    since: "0.1.0",
    run: Run::File(run),
};

fn run(cx: &FileCx<'_>) -> Vec<FileGap> {
    gaps(cx, |rule, place| rule.class != Class::Identifier && !counts(rule, place))
}
