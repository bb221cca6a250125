//! # What
//! An EncryptionConfiguration has no entry for secrets, or the first provider of that entry is `identity`.
//!
//! # Why
//! The API server writes with the first provider of the first entry that covers a kind. Secrets are then kept in etcd as
//! they are: in its files and its backups.
//!
//! # Fix
//! Put a `kms` provider of version v2 first, leave `identity` last while old secrets are rewritten, and rewrite them.
//!
//! # References
//! - <https://kubernetes.io/docs/tasks/administer-cluster/encrypt-data/>

use plimsoll_engine::ObjectCx;
use plimsoll_estate::At;

use super::encryption::{ENCRYPTION, Writer, writer};

use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "secrets-stored-in-clear",
    aliases: &["CIS-1.2.28"],
    controls: &["secrets-encrypted-at-rest"],
    proves: &[],
    title: "encryption configuration leaves secrets in clear",
    severity: Severity::High,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "put a KMS provider first in an entry for `secrets`",
    since: "0.1.0",
    run: Run::Object(ENCRYPTION, run),
};

fn run<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    let message = "a copy of etcd or of its disk shows every secret";
    match writer(cx) {
        Writer::Provider("identity", settings) => Verdict::gap(message, cx.object, At::exact(settings.node())),
        Writer::Provider(..) => Verdict::Pass,
        Writer::None(at) => Verdict::gap(message, cx.object, at),
        Writer::Unread(verdict) => verdict,
    }
}
