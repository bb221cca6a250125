//! # What
//! An Ingress brings configuration of its own into ingress-nginx with a `*-snippet` annotation.
//!
//! # Why
//! A snippet is code in the controller, which serves all namespaces and reads all their TLS keys: whoever may write
//! the Ingress can take them (CVE-2021-25742 and later ones). The project is retired, so that faults stay open.
//!
//! # Fix
//! Use the annotations and settings made for the purpose, and switch snippets off (`allow-snippet-annotations:
//! "false"`).
//!
//! # References
//! - <https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations-risk/>
//! - <https://kubernetes.io/blog/2025/11/11/ingress-nginx-retirement/>

use plimsoll_engine::ObjectCx;

use super::annotations;
use super::snippets::is_snippet;

use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "ingress-snippet-annotation",
    aliases: &["CKV_K8S_152", "CKV_K8S_153", "CKV_K8S_154", "C-0059"],
    controls: &["exp-ingress-controller-hardened"],
    proves: &[],
    title: "ingress puts code into the controller",
    severity: Severity::High,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "replace the snippet with the annotation made for the purpose",
    since: "0.1.0",
    run: Run::Object(&[("networking.k8s.io", "Ingress"), ("extensions", "Ingress")], run),
};

fn run<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    let found = annotations::named(cx.object, is_snippet);
    let hits = found.iter().map(|(_, value)| Hit::new(cx.object, value.origin)).collect::<Vec<_>>();
    match annotations::opaque(cx) {
        Some(unknown) if hits.is_empty() => unknown,
        _ => Verdict::gap_at("whoever writes the ingress runs code in the controller of all namespaces", hits)
            .fixed_at_each(|object, at| Change::new(object, at, Op::Remove))
            .review("which annotation does what the snippet does"),
    }
}
