//! # What
//! A cluster whose Secrets lie in etcd under a key of the platform only.
//!
//! # Why
//! A key of your own adds a lock that the platform's storage alone cannot open, shows each use, and can be taken away.
//!
//! # Fix
//! Add `database_encryption` with a key of Cloud KMS.
//!
//! # References
//! - <https://cloud.google.com/kubernetes-engine/docs/how-to/encrypting-secrets>

use crate::prelude::*;
use crate::settings::told;
use plimsoll_estate::cloud::google::gke;

/// The check.
pub static CHECK: Check = Check {
    slug: "gke-secrets-without-own-key",
    aliases: &[],
    controls: &["secrets-cmk"],
    proves: &["secrets-cmk"],
    title: "Secrets of GKE are not encrypted with a key of your own",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "set `state = \"ENCRYPTED\"` and `key_name` in `database_encryption`",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::GkeCluster], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let state = cx.text(&gke::DATABASE_ENCRYPTION);
    told(
        cx,
        state.test(true, |state| &**state == "DECRYPTED"),
        state.origin,
        "Secrets are encrypted with a key of the platform",
    )
}
