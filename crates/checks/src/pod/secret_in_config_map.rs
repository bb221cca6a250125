//! # What
//! A ConfigMap holds a secret in plain text: a value of the form of a known credential, or an entry whose name
//! says that it is one.
//!
//! # Why
//! ConfigMaps are neither encrypted at rest like Secrets nor guarded like them: most roles that read anything in
//! a namespace read these, and so does everybody with access to the repository.
//!
//! # Fix
//! Replace the secret, since it has been seen, and keep the new one in a Secret or an external store.
//!
//! # References
//! - <https://kubernetes.io/docs/concepts/configuration/configmap/>
//! - <https://kubernetes.io/docs/concepts/configuration/secret/>
//! - <https://kubernetes.io/docs/concepts/security/secrets-good-practices/>

use plimsoll_engine::ObjectCx;
use plimsoll_estate::{At, Reader};

use crate::masks;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "secret-in-config-map",
    aliases: &["KSV-0109", "KSV-01010", "sensitiveConfigmapContent"],
    controls: &["secrets-no-plaintext-in-spec", "secrets-external-store"],
    proves: &[],
    title: "ConfigMap holds a secret in plain text",
    severity: Severity::High,
    confidence: Confidence::Medium,
    profile: Profile::Default,
    fix: "replace the secret and keep it in a Secret",
    since: "0.1.0",
    run: Run::Object(&[("", "ConfigMap")], run),
};

fn run<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    let reader = cx.object.reader();
    if let Some(why) = reader.child("data").and_then(Reader::opaque) {
        return Verdict::Unknown(why, Some(Hit::new(cx.object, reader.find("data").0)));
    }
    let entries = ["data", "binaryData"].into_iter().filter_map(|part| reader.child(part));
    let entries = entries.flat_map(|part| part.node().entries());
    let found = entries.filter_map(|(key, value)| {
        let mask = masks::surest(cx.view, cx.object, value.id())?;
        Some(Hit::noted(cx.object, At::exact(value), format!("entry {} {}", key.text(), masks::words(mask))))
    });
    let hits: Vec<Hit<'e>> = found.collect();
    let message = hits.iter().map(|hit| hit.note.as_str()).collect::<Vec<_>>().join("; ");
    Verdict::gap_at(message, hits)
}
