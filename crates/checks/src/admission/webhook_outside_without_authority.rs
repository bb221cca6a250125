//! # What
//! A webhook is called at a URL, and no `caBundle` says who may answer there.
//!
//! # Why
//! Every object that it judges, secrets among them, is sent out of the cluster. Without a certificate of its own,
//! each authority that the system trusts can stand in for the server.
//!
//! # Fix
//! Run the webhook in the cluster behind a service, or set `caBundle`.
//!
//! # References
//! - <https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/#contacting-the-webhook>

use plimsoll_engine::ObjectCx;
use plimsoll_estate::Reader;

use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "webhook-outside-without-authority",
    aliases: &[],
    controls: &["wl-admission-webhook-safety"],
    proves: &[],
    title: "webhook sends objects to a server that is not pinned",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "set `clientConfig.caBundle`, or run the webhook in the cluster",
    since: "0.1.0",
    run: Run::Object(
        &[
            ("admissionregistration.k8s.io", "ValidatingWebhookConfiguration"),
            ("admissionregistration.k8s.io", "MutatingWebhookConfiguration"),
        ],
        run,
    ),
};

fn run<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    let hooks = cx.object.reader().items("webhooks");
    let faults: Vec<(V<Box<str>>, Truth)> = hooks.into_iter().map(fault).collect();
    let each = faults.iter().map(|(url, fault)| (url, *fault, String::new()));
    each_value(cx.object, each, |_| {
        "objects leave the cluster for a server that any authority can stand in for".to_owned()
    })
}

fn fault(hook: Reader<'_>) -> (V<Box<str>>, Truth) {
    let (url, bundle) = (hook.string("clientConfig.url"), hook.string("clientConfig.caBundle"));
    let outside = url.test(false, |url| !url.is_empty());
    let pinned = if bundle.why().is_some() { Truth::True } else { bundle.test(false, |bundle| !bundle.is_empty()) };
    (url, outside.and(pinned.not()))
}
