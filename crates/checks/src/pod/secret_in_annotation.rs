//! # What
//! An annotation of an object or of its pod template holds a secret in plain text. `kubectl apply` keeps a copy
//! of the whole object in such an annotation.
//!
//! # Why
//! Everybody who may read the object reads its annotations, and they are copied to pods, events, metrics and
//! backups.
//!
//! # Fix
//! Replace the secret, since it has been seen, and keep the new one in a Secret to which the annotation refers.
//!
//! # References
//! - <https://kubernetes.io/docs/concepts/overview/working-with-objects/annotations/>
//! - <https://kubernetes.io/docs/concepts/security/secrets-good-practices/>

use plimsoll_engine::ObjectCx;
use plimsoll_estate::{At, Reader};

use crate::prelude::*;
use crate::{kinds, masks};

/// The check.
pub static CHECK: Check = Check {
    slug: "secret-in-annotation",
    aliases: &[],
    controls: &["secrets-no-plaintext-in-spec", "secrets-external-store"],
    proves: &[],
    title: "annotation holds a secret in plain text",
    severity: Severity::Medium,
    confidence: Confidence::Medium,
    profile: Profile::Default,
    fix: "replace the secret and refer to a Secret",
    since: "0.1.0",
    run: Run::Object(kinds::MANIFEST, run),
};

fn run<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    let of_pods = cx.view.home(cx.object).pods_of(cx.object.id).iter().filter_map(|pod| pod.metadata(cx.object));
    let metadata = cx.object.reader().child("metadata").into_iter().chain(of_pods);
    let mut hits: Vec<Hit<'e>> = metadata.flat_map(|metadata| secrets(cx, metadata)).collect();
    // A bare pod is its own template.
    hits.dedup_by_key(|hit| hit.at);
    hits.sort_by_key(|hit| hit.at.node);
    hits.dedup_by_key(|hit| hit.at);
    let message = hits.first().map(|hit| hit.note.clone()).unwrap_or_default();
    Verdict::gap_at(message, hits)
}

fn secrets<'e>(cx: &ObjectCx<'e>, metadata: Reader<'e>) -> Vec<Hit<'e>> {
    let entries = metadata.child("annotations").map(|a| a.node().entries()).unwrap_or_default();
    let found = entries.into_iter().filter_map(|(key, value)| {
        let mask = masks::surest(cx.view, cx.object, value.id())?;
        Some(Hit::noted(cx.object, At::exact(value), format!("annotation {} {}", key.text(), masks::words(mask))))
    });
    found.collect()
}
