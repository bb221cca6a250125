//! # What
//! An AuthorizationConfiguration names the authorizer `AlwaysAllow`.
//!
//! # Why
//! Every request is then allowed, whatever the roles say.
//!
//! # Fix
//! Use the authorizers `Node` and `RBAC`, with webhooks where they are needed.
//!
//! # References
//! - <https://kubernetes.io/docs/reference/access-authn-authz/authorization/#using-configuration-file-for-authorization>

use plimsoll_engine::ObjectCx;

use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "authorization-configuration-open",
    aliases: &[],
    controls: &["api-authz-rbac-node"],
    proves: &[],
    title: "authorization configuration lets requests through",
    severity: Severity::High,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "name the authorizers `Node` and `RBAC` instead",
    since: "0.1.0",
    run: Run::Object(&[("apiserver.config.k8s.io", "AuthorizationConfiguration")], run),
};

fn run<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    let authorizers = cx.object.reader().items("authorizers");
    let types: Vec<V<Box<str>>> = authorizers.iter().map(|a| a.string("type")).collect();
    let each = types.iter().map(|kind| {
        let note = "everything is allowed".to_owned();
        (kind, kind.test(false, |kind| &**kind == "AlwaysAllow"), note)
    });
    each_value(cx.object, each, |_| "whatever the roles say".to_owned())
}
