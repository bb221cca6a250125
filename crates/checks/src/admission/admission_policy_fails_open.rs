//! # What
//! A policy at admission has `failurePolicy: Ignore`: an admission policy of Kubernetes, or one of Kyverno.
//!
//! # Why
//! What makes the policy fail, such as a parameter that is missing or an engine that does not answer, is let in without
//! being judged.
//!
//! # Fix
//! Set `failurePolicy: Fail`, which is the default.
//!
//! # References
//! - <https://kubernetes.io/docs/reference/access-authn-authz/validating-admission-policy/#failure-policy>
//! - <https://kyverno.io/docs/policy-types/cluster-policy/policy-settings/>

use plimsoll_engine::ObjectCx;

use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "admission-policy-fails-open",
    aliases: &[],
    controls: &["wl-policy-engine"],
    proves: &[],
    title: "admission policy lets in what it cannot judge",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "set `failurePolicy: Fail`",
    since: "0.1.0",
    run: Run::Object(POLICIES, run),
};

const POLICIES: &[(&str, &str)] = &[
    ("admissionregistration.k8s.io", "MutatingAdmissionPolicy"),
    ("admissionregistration.k8s.io", "ValidatingAdmissionPolicy"),
    ("kyverno.io", "ClusterPolicy"),
    ("kyverno.io", "Policy"),
];

fn run<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    let paths = ["spec.failurePolicy", "spec.webhookConfiguration.failurePolicy"];
    let policies = paths.map(|path| cx.object.reader().string(path));
    let each = policies.iter().map(|policy| (policy, policy.test(false, |p| &**p == "Ignore"), String::new()));
    each_value(cx.object, each, |_| "what makes it fail is let in".to_owned())
        .fixed_at_each(|object, at| Change::new(object, at, Op::Set("Fail".into())))
}
