//! # What
//! A namespace or workload sets the default inbound policy of Linkerd to `all-unauthenticated` or `cluster-
//! unauthenticated`.
//!
//! # Why
//! The proxies then take connections without a certificate of the mesh.
//!
//! # Fix
//! Use `all-authenticated` or `deny`, and allow the exceptions with an AuthorizationPolicy.
//!
//! # References
//! - <https://linkerd.io/2/reference/authorization-policy/#default-policies>

use plimsoll_engine::ObjectCx;
use plimsoll_estate::Reader;

use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "linkerd-allows-unauthenticated",
    aliases: &[],
    controls: &["net-mtls-between-services"],
    proves: &[],
    title: "mesh takes connections without a certificate",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "set the policy to `all-authenticated` or `deny`",
    since: "0.1.0",
    run: Run::Object(KINDS, run),
};

const KINDS: &[(&str, &str)] = &[
    ("", "Namespace"),
    ("apps", "Deployment"),
    ("apps", "StatefulSet"),
    ("apps", "DaemonSet"),
    ("batch", "Job"),
    ("", "Pod"),
];
const KEY: &str = "config.linkerd.io/default-inbound-policy";

fn run<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    let reader = cx.object.reader();
    let places = ["metadata.annotations", "spec.template.metadata.annotations"];
    let found =
        places.into_iter().filter_map(|path| reader.child(path)).find_map(|annotations| annotations.node().get(KEY));
    let Some(node) = found else { return Verdict::NotApplicable };
    let policy = Reader::new(node).string("");
    let fault = policy.test(false, |policy| policy.ends_with("-unauthenticated"));
    Verdict::fault(fault, &policy, cx.object, || "whoever reaches the pods is served".to_owned()).fixed_by_maybe(|| {
        let whom = policy.get()?.strip_suffix("-unauthenticated")?;
        Some(Remedy::set(cx.object, policy.origin, format!("{whom}-authenticated")))
    })
}
