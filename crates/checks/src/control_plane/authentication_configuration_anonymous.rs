//! # What
//! An AuthenticationConfiguration lets anonymous requests in, and no `conditions` limit them to paths.
//!
//! # Why
//! A binding for `system:anonymous` or `system:unauthenticated`, by mistake, then opens the cluster to everyone who
//! reaches it.
//!
//! # Fix
//! Set `anonymous.enabled: false`, or list `/livez`, `/readyz` and `/healthz` as conditions.
//!
//! # References
//! - <https://kubernetes.io/docs/reference/access-authn-authz/authentication/#anonymous-authenticator-configuration>

use plimsoll_engine::ObjectCx;

use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "authentication-configuration-anonymous",
    aliases: &[],
    controls: &["api-anonymous-auth-off"],
    proves: &[],
    title: "API server answers anyone on every path",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "set `anonymous.enabled: false`, or name the paths under `anonymous.conditions`",
    since: "0.1.0",
    run: Run::Object(&[("apiserver.config.k8s.io", "AuthenticationConfiguration")], run),
};

fn run<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    let reader = cx.object.reader();
    let enabled = reader.bool("anonymous.enabled");
    if reader.find("anonymous").1.is_none() {
        return Verdict::NotApplicable;
    }
    let limited = !reader.items("anonymous.conditions").is_empty();
    let fault = enabled.is(&true).and(Truth::from(!limited));
    Verdict::fault(fault, &enabled, cx.object, || "one wrong binding opens the cluster to everyone".to_owned())
        .fixed_by(|| Remedy::set(cx.object, enabled.origin, false))
}
