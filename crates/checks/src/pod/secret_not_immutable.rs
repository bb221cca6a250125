//! # What
//! A Secret does not say `immutable: true`.
//!
//! # Why
//! Whoever may update it can change what running pods read, without a rollout and without a trace in the
//! workload. Immutable ones also spare the API server the watches of all kubelets.
//!
//! # Fix
//! Set `immutable: true` and give each new version a name of its own.
//!
//! # References
//! - <https://kubernetes.io/docs/concepts/configuration/secret/#secret-immutable>

use crate::prelude::*;
use plimsoll_engine::ObjectCx;

/// The check.
pub static CHECK: Check = Check {
    slug: "secret-not-immutable",
    aliases: &[],
    controls: &["secrets-immutable"],
    proves: &["secrets-immutable"],
    title: "Secret can be changed in place",
    severity: Severity::Info,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "set `immutable: true` and name each version",
    since: "0.1.0",
    run: Run::Object(&[("", "Secret")], run),
};

fn run<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    let immutable = cx.object.reader().bool_or("immutable", false);
    Verdict::fault(immutable.is(&false), &immutable, cx.object, || "running pods read what it is changed to".into())
        .fixed_by(|| Remedy::set(cx.object, immutable.origin, true))
        .review("whether each version of the secret gets a name of its own; this one cannot be changed afterwards")
}
