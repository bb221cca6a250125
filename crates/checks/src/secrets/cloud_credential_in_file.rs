//! # What
//! A file holds a credential of a cloud account: an access key, a service account's key, a storage key, a client secret
//! or a token.
//!
//! # Why
//! Such keys are found by programs within minutes once a repository is public, and often open far more than the one
//! service that they were made for.
//!
//! # Fix
//! Replace the credential first. Then let workloads use an identity instead of a key: a role of the pod or the task,
//! a managed identity, workload identity federation; and builds a token of their own that ends with them.
//!
//! # References
//! - <https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html>
//! - <https://cwe.mitre.org/data/definitions/798.html>

use plimsoll_engine::{FileCx, FileGap};
use plimsoll_secrets::Class;

use super::found::{counts, gaps};
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "cloud-credential-in-file",
    aliases: &["aws-access-token", "CKV_SECRET_2", "CKV_SECRET_3"],
    controls: &["secrets-no-plaintext-in-vcs", "secrets-no-plaintext-in-spec"],
    proves: &[],
    title: "file holds a credential of a cloud account",
    severity: Severity::Critical,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "replace the credential and use an identity of the workload instead",
    since: "0.1.0",
    run: Run::File(run),
};

fn run(cx: &FileCx<'_>) -> Vec<FileGap> {
    gaps(cx, |rule, place| rule.class == Class::Cloud && counts(rule, place))
}
