//! # What
//! A route sends everything to an instance.
//!
//! # Why
//! The instance is one machine that has to be patched, watched and replaced by you, and all traffic of the
//! nodes can be read on it.
//!
//! # Fix
//! Use a NAT gateway, or an egress firewall.
//!
//! # References
//! - <https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Route_Tables.html>

use super::support::wide;
use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "nat-by-instance",
    aliases: &["CKV2_AWS_35"],
    controls: &["netpol-egress-allowlist"],
    proves: &[],
    title: "way out to the internet is an instance",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "use a NAT gateway",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::Route, CloudKind::RouteTable], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let routes = if CloudKind::Route.is(cx.object) { vec![cx.part] } else { cx.parts(&aws::vpc::ROUTES) };
    let each = routes.into_iter().map(|route| {
        (wide(route).and(route.given(&aws::vpc::ROUTE_INSTANCE)), route.find(&aws::vpc::ROUTE_INSTANCE).0)
    });
    places(cx, each.collect(), "everything leaves through an instance")
}
