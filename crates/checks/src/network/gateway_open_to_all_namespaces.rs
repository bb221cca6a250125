//! # What
//! A listener of a Gateway has `allowedRoutes.namespaces.from: All` and no `hostname`.
//!
//! # Why
//! Whoever may write routes in any namespace can put any host on the gateway: take over the name of another team, or
//! bring a service to the outside that nobody looked at.
//!
//! # Fix
//! Use `Selector` with a label that only the platform sets, or give the listener the hosts of one team.
//!
//! # References
//! - <https://gateway-api.sigs.k8s.io/guides/multiple-ns/>

use plimsoll_engine::ObjectCx;

use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "gateway-open-to-all-namespaces",
    aliases: &[],
    controls: &["exp-ingress-host-conflict"],
    proves: &[],
    title: "gateway takes routes from every namespace",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "set `allowedRoutes.namespaces.from` to `Same` or `Selector`",
    since: "0.1.0",
    run: Run::Object(&[("gateway.networking.k8s.io", "Gateway")], run),
};

fn run<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    let listeners = cx.object.reader().items("spec.listeners").into_iter();
    let open = listeners.filter(|listener| listener.find("hostname").1.is_none());
    let from: Vec<V<Box<str>>> = open.map(|listener| listener.string("allowedRoutes.namespaces.from")).collect();
    // Routes of the same namespace are the default.
    let each = from.iter().map(|from| (from, from.test(false, |from| &**from == "All"), String::new()));
    each_value(cx.object, each, |_| "any namespace can put any host on it".to_owned())
        .fixed_at_each(|object, at| Change::new(object, at, Op::Set("Same".into())))
        .review("which namespaces have routes here")
}
