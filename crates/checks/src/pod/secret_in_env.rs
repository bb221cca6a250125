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

/// The check.
pub static CHECK: Check = Check {
    slug: "secret-in-env",
    aliases: &["C-0012", "KSV-0109", "env-var-secret", "sensitiveContainerEnvVar"],
    controls: &["secrets-no-plaintext-in-spec", "secrets-external-store"],
    title: "environment variable holds a secret in plain text",
    severity: Severity::High,
    confidence: Confidence::Medium,
    profile: Profile::Default,
    fix: "replace the secret and refer to it with `valueFrom.secretKeyRef`",
    since: "0.1.0",
    run: Run::Container(run),
};

fn run<'e>(cx: &ContainerCx<'e>) -> Verdict<'e> {
    let found = cx.container.env.iter().filter_map(|var| secret(cx, var));
    let (mut words, mut hits) = (Vec::new(), Vec::new());
    for (word, hit) in found {
        words.push(word);
        hits.push(hit);
    }
    Verdict::gap_at(words.join("; "), hits)
}

/// What gives a variable's literal value away, in words without the value, and where it stands.
fn secret<'e>(cx: &ContainerCx<'e>, var: &EnvVar) -> Option<(String, Hit<'e>)> {
    let at = var.value.origin;
    let masks = if at.exists() { cx.view.estate().masks_in(cx.object, at.node) } else { Vec::new() };
    let surest = masks.iter().map(|m| m.mask).min_by_key(|m| (m.kind, m.start))?;
    let looks = match surest.kind {
        MaskKind::Token => "holds a credential",
        MaskKind::Named => "has a value that its name calls a secret",
        MaskKind::SecretObject => return None,
    };
    let word = format!("{} {looks} (rule {})", var.name, surest.rule);
    Some((word, Hit::new(cx.object, at)))
}
