//! # What
//! A Secret stands in a file with its values. Base64 is a form of writing, not encryption.
//!
//! # Why
//! Everybody with access to the repository, its history, its copies and its backups has the secret, and rotation
//! means a commit.
//!
//! # Fix
//! Replace the values, since they have been seen. Keep the new ones in an external store and let an operator
//! create the Secret, or encrypt the manifest with SOPS or Sealed Secrets.
//!
//! # References
//! - <https://kubernetes.io/docs/concepts/security/secrets-good-practices/>

use crate::prelude::*;
use plimsoll_engine::ObjectCx;
use plimsoll_estate::{At, Reader};
use plimsoll_model::MaskKind;
use plimsoll_syntax::Kind;

/// The check.
pub static CHECK: Check = Check {
    slug: "secret-with-values-in-file",
    aliases: &[],
    controls: &["secrets-no-plaintext-in-vcs", "secrets-external-store"],
    proves: &[],
    title: "Secret stands in a file with its values",
    severity: Severity::Medium,
    confidence: Confidence::Medium,
    profile: Profile::Strict,
    fix: "replace the values and keep the new ones in an external store",
    since: "0.1.0",
    run: Run::Object(&[("", "Secret")], run),
};

fn run<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    let reader = cx.object.reader();
    let parts = ["data", "stringData"];
    let opaque = parts.into_iter().find_map(|part| Some((part, reader.child(part).and_then(Reader::opaque)?)));
    if let Some((part, why)) = opaque {
        return Verdict::Unknown(why, Some(Hit::new(cx.object, reader.find(part).0)));
    }
    // SOPS leaves the fields where they are and encrypts what stands in them.
    if reader.child("sops").is_some() {
        return Verdict::Pass;
    }
    let entries = parts.into_iter().filter_map(|part| reader.child(part)).flat_map(|part| part.node().entries());
    let given = entries.filter(|(_, value)| value.kind() == Kind::Str && is_masked(cx, At::exact(*value)));
    let hits: Vec<Hit<'e>> =
        given.map(|(key, value)| Hit::noted(cx.object, At::exact(value), format!("entry {}", key.text()))).collect();
    Verdict::gap_at("whoever reads the file has the secret", hits)
}

/// Whether the collector took a value for a secret; empty ones and placeholders it leaves alone.
fn is_masked(cx: &ObjectCx<'_>, at: At) -> bool {
    let found = cx.view.home(cx.object).masks_in(cx.object, at.node);
    found.iter().any(|found| matches!(found.mask.kind, MaskKind::SecretObject | MaskKind::Token | MaskKind::Named))
}
