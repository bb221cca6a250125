//! # What
//! A secret of the type `kubernetes.io/service-account-token` holds a token of a service account.
//!
//! # Why
//! Such a token has no end date and no audience, and holds until somebody deletes it. Copied once into a pipeline
//! or a laptop, it is a password for the cluster.
//!
//! # Fix
//! Use `kubectl create token` or a projected volume, which make tokens with an end date, and delete the secret.
//!
//! # References
//! - <https://kubernetes.io/docs/concepts/configuration/secret/#serviceaccount-token-secrets>

use plimsoll_engine::ObjectCx;

use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "legacy-token-secret",
    aliases: &[],
    controls: &["k8s-no-sa-token-for-humans"],
    proves: &[],
    title: "secret holds a token without an end date",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "delete the secret, and use tokens with an end date",
    since: "0.1.0",
    run: Run::Object(&[("", "Secret")], run),
};

fn run<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    let kind = cx.object.reader().string("type");
    let fault = kind.test(false, |kind| &**kind == "kubernetes.io/service-account-token");
    Verdict::fault(fault, &kind, cx.object, || "the token in it never expires".to_owned())
}
