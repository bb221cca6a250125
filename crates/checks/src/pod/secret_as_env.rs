//! # What
//! A container takes a Secret into its environment: a variable with `valueFrom.secretKeyRef`, or a whole Secret
//! with `envFrom`.
//!
//! # Why
//! The environment is inherited by every child process, shown by crash reports and debug pages, and read from
//! `/proc`. A file can be guarded and replaced while the program runs; a variable cannot.
//!
//! # Fix
//! Mount the Secret as a volume, or let a driver or an agent of an external store write the file.
//!
//! # References
//! - <https://kubernetes.io/docs/concepts/configuration/secret/#using-secrets-as-files-from-a-pod>

use crate::prelude::*;
use plimsoll_estate::Reader;

/// The check.
pub static CHECK: Check = Check {
    slug: "secret-as-env",
    aliases: &["CKV_K8S_35", "C-0207", "read-secret-from-env-var"],
    controls: &["secrets-as-files", "secrets-external-store"],
    proves: &[],
    title: "Secret is passed as environment variable",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "mount the Secret as a file",
    since: "0.1.0",
    run: Run::Container(run),
};

fn run<'e>(cx: &ContainerCx<'e>) -> Verdict<'e> {
    let whole = cx.container.env_from_secret.iter().map(|at| Hit::noted(cx.object, *at, "a whole Secret"));
    let single = cx.container.env.iter().filter(|var| var.from_secret);
    let single = single.map(|var| Hit::noted(cx.object, var.at, format!("variable {}", var.name)));
    let hits: Vec<Hit<'e>> = whole.chain(single).collect();
    let reader = cx.container.reader(cx.object);
    let placeholder = ["env", "envFrom"].into_iter().find(|path| is_text(reader, path));
    match placeholder {
        Some(path) if hits.is_empty() => Verdict::unknown_value(&reader.string(path), cx.object),
        _ => Verdict::gap_at("secrets are part of the environment", hits),
    }
}

/// Whether a text stands where a list belongs.
fn is_text(reader: Reader<'_>, path: &'static str) -> bool {
    reader.find(path).1.is_some_and(|node| node.as_str().is_some())
}
