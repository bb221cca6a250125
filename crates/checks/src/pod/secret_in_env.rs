//! # What
//! An environment variable of a container holds a secret in plain text: a value of the form of a known
//! credential, or the value of a variable whose name says that it is one.
//!
//! # Why
//! Whoever reads the manifest has the secret: everybody with access to the repository and its history, and
//! everybody who may read workloads in the cluster, which is far more than may read Secrets.
//!
//! # Fix
//! Replace the secret, since it has been seen, keep the new one in a Secret or an external store, and refer to
//! it with `valueFrom.secretKeyRef` or mount it as a file.
//!
//! # References
//! - <https://kubernetes.io/docs/concepts/configuration/secret/>
//! - <https://kubernetes.io/docs/concepts/security/secrets-good-practices/>

use plimsoll_estate::EnvVar;
use plimsoll_model::MaskKind;

use crate::prelude::*;
use crate::remedies;
use serde_json::json;

/// The check.
pub static CHECK: Check = Check {
    slug: "secret-in-env",
    aliases: &["C-0012", "env-var-secret", "sensitiveContainerEnvVar"],
    controls: &["secrets-no-plaintext-in-spec", "secrets-external-store"],
    proves: &["secrets-no-plaintext-in-spec"],
    title: "environment variable holds a secret in plain text",
    severity: Severity::High,
    confidence: Confidence::Medium,
    profile: Profile::Default,
    fix: "replace the secret and refer to it with `valueFrom.secretKeyRef`",
    since: "0.1.0",
    run: Run::Container(run),
};

fn run<'e>(cx: &ContainerCx<'e>) -> Verdict<'e> {
    let env = &cx.container.env;
    let (words, hits): (Vec<String>, Vec<Hit<'e>>) = env.iter().filter_map(|var| secret(cx, var)).unzip();
    match env.iter().find(|var| var.value.why().is_some()) {
        Some(unseen) if hits.is_empty() => Verdict::unknown_value(&unseen.value, cx.object),
        _ => Verdict::gap_at(words.join("; "), hits)
            .fixed_by(|| referred(cx))
            .review("in which Secret the new value is kept; this one was in the file and has to be replaced"),
    }
}

/// What gives a variable's literal value away, in words without the value, and where it stands.
fn secret<'e>(cx: &ContainerCx<'e>, var: &EnvVar) -> Option<(String, Hit<'e>)> {
    let at = var.value.origin;
    let masks = if at.exists() { cx.view.estate().masks_in(cx.object, at.node) } else { Vec::new() };
    let recognised = masks.iter().map(|m| m.mask).filter(|m| m.kind != MaskKind::SecretObject);
    let surest = recognised.min_by_key(|m| (m.kind, m.start))?;
    let looks = if surest.kind == MaskKind::Token { "holds a credential" } else { "is a secret by its name" };
    Some((format!("{} {looks} (rule {})", var.name, surest.rule), Hit::new(cx.object, at)))
}

/// Refers to a Secret of the object's name, with the variable's name as key.
fn referred(cx: &ContainerCx<'_>) -> Remedy {
    let secrets = cx.container.env.iter().filter(|var| secret(cx, var).is_some());
    secrets.fold(Remedy::none(), |remedy, var| {
        let reference = json!({ "secretKeyRef": { "name": &*cx.object.key.name, "key": &*var.name } });
        let from = remedies::below(cx.object, var.at, "valueFrom");
        remedy.and_remove(cx.object, var.value.origin).and_set(cx.object, from, reference)
    })
}
