//! # What
//! A validating webhook has `failurePolicy: Ignore`.
//!
//! # Why
//! Where the webhook does not answer in time, whatever it would refuse is let in. Who can slow it down switches the
//! rule off.
//!
//! # Fix
//! Set `failurePolicy: Fail`, run several replicas, and leave the namespace of the webhook itself out.
//!
//! # References
//! - <https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/#failure-policy>

use plimsoll_engine::ObjectCx;

use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "webhook-fails-open",
    aliases: &["C-0036"],
    controls: &["wl-policy-engine", "wl-admission-webhook-safety"],
    proves: &[],
    title: "validating webhook lets everything in while it is down",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "set `failurePolicy: Fail`",
    since: "0.1.0",
    run: Run::Object(&[("admissionregistration.k8s.io", "ValidatingWebhookConfiguration")], run),
};

fn run<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    let hooks = cx.object.reader().items("webhooks").into_iter();
    // Fail is the default of the only version that is served.
    let policies: Vec<V<Box<str>>> = hooks.map(|hook| hook.string("failurePolicy")).collect();
    let each =
        policies.iter().map(|policy| (policy, policy.test(false, |policy| &**policy == "Ignore"), String::new()));
    each_value(cx.object, each, |_| "what it would refuse is let in while it does not answer".to_owned())
        .fixed_at_each(|object, at| Change::new(object, at, Op::Set("Fail".into())))
}
