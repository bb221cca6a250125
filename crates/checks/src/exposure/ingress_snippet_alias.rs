//! # What
//! An Ingress has a `*-snippet` annotation of ingress-nginx with an `alias` or `root` directive.
//!
//! # Why
//! The directive serves files from inside the controller, its token among them, to whoever asks (CVE-2021-25742).
//! `ingress-snippet-annotation` reports every snippet; this one says which of them do that.
//!
//! # Fix
//! Remove the snippet, and switch snippets off in the controller (`allow-snippet-annotations: "false"`).
//!
//! # References
//! - <https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations-risk/>
//! - <https://nvd.nist.gov/vuln/detail/CVE-2021-25742>

use plimsoll_engine::ObjectCx;

use super::snippets::{self, words};

use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "ingress-snippet-alias",
    aliases: &[],
    controls: &["exp-ingress-controller-hardened"],
    proves: &[],
    title: "ingress serves files of the controller",
    severity: Severity::High,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "remove the snippet",
    since: "0.1.0",
    run: Run::Object(&[("networking.k8s.io", "Ingress"), ("extensions", "Ingress")], run),
};

fn run<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    snippets::judge(cx, is_bad, "the controller of all namespaces does what the snippet says")
}

/// A directive that maps requests to files.
fn is_bad(snippet: &str) -> bool {
    words(snippet).any(|word| matches!(word, "alias" | "root"))
}
