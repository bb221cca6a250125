//! # What
//! A route sends every address over a connection to another network.
//!
//! # Why
//! Each side then reaches all of the other, and what should go to the internet goes through a foreign network.
//!
//! # Fix
//! Route the ranges that the other side has to offer.
//!
//! # References
//! - <https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Route_Tables.html>

use super::support::wide;
use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "peering-route-for-everything",
    aliases: &["CKV2_AWS_44"],
    controls: &["netpol-egress-allowlist"],
    proves: &[],
    title: "everything is routed into another network",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "route the ranges that are needed there",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::Route, CloudKind::RouteTable], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let routes = if CloudKind::Route.is(cx.object) { vec![cx.part] } else { cx.parts(&aws::vpc::ROUTES) };
    let each = routes
        .into_iter()
        .map(|route| (wide(route).and(route.given(&aws::vpc::ROUTE_PEERING)), route.find(&aws::vpc::ROUTE_PEERING).0));
    places(cx, each.collect(), "everything is routed into another network")
}
