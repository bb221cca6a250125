//! # What
//! A binding names a service account that does not exist, where all accounts were seen.
//!
//! # Why
//! Whoever may create an account of that name gets the rights with it.
//!
//! # Fix
//! Remove the subject, or correct its name and namespace.
//!
//! # References
//! - <https://kubernetes.io/docs/reference/access-authn-authz/rbac/>

use plimsoll_engine::ObjectCx;
use plimsoll_estate::Reader;
use plimsoll_estate::namespace::is_system;
use plimsoll_model::Completeness;

use super::support;

use crate::prelude::*;
use crate::remedies;

/// The check.
pub static CHECK: Check = Check {
    slug: "binding-to-missing-account",
    aliases: &[],
    controls: &["k8s-rbac-unused-permissions", "cmp-access-review"],
    proves: &[],
    title: "binding names a service account that does not exist",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "remove the subject, or correct its name and namespace",
    since: "0.1.0",
    run: Run::Object(
        &[("rbac.authorization.k8s.io", "ClusterRoleBinding"), ("rbac.authorization.k8s.io", "RoleBinding")],
        run,
    ),
};

fn run<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    if support::is_given_binding(cx.object) {
        return Verdict::NotApplicable;
    }
    let subjects = cx.object.reader().items("subjects");
    let missing: Vec<V<Box<str>>> = subjects.into_iter().filter_map(|subject| missing(cx, subject)).collect();
    let Some(first) = missing.first() else { return Verdict::Pass };
    let certain = missing.iter().filter(|name| name.why().is_none());
    let hits: Vec<_> = certain.map(|name| Hit::new(cx.object, name.origin)).collect();
    match cx.view.completeness("", "ServiceAccount") {
        _ if hits.is_empty() => Verdict::unknown_value(first, cx.object),
        Completeness::Complete => Verdict::gap_at("whoever creates the account gets these rights", hits)
            .fixed_at_each(|object, at| Change::new(object, remedies::around(object, at), Op::Remove))
            .review("whether the account is gone, or its name is misspelt"),
        Completeness::Partial(why) => Verdict::Unknown(why, hits.into_iter().next()),
    }
}

/// The name of a service account that was not seen; an account `default` exists in every namespace.
fn missing(cx: &ObjectCx<'_>, subject: Reader<'_>) -> Option<V<Box<str>>> {
    if subject.string("kind").get().is_none_or(|kind| &**kind != "ServiceAccount") {
        return None;
    }
    let (name, namespace) = (subject.string("name"), subject.string_or("namespace", cx.object.namespace()));
    let (Some(account), Some(home)) = (name.get(), namespace.get()) else {
        return Some(if name.why().is_some() { name } else { namespace }).filter(|value| value.why().is_some());
    };
    let exists = &**account == "default" || is_system(home);
    (!exists && cx.view.named("", "ServiceAccount", home, account).is_none()).then_some(name)
}
