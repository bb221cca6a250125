//! What several checks of networks ask.

use crate::cloud::*;
use crate::prelude::*;

/// The verdict over the rules that let the whole internet in and pass a test.
pub(super) fn inward<'e>(cx: &CloudCx<'e>, test: impl Fn(&TrafficRule<'e>) -> Truth, message: &str) -> Verdict<'e> {
    let rules = cx.traffic_rules();
    open(cx, rules.iter().map(|rule| (rule, rule.inward.and(rule.allows).and(test(rule)))), message)
}

/// The same for single ports: a rule for every port is the business of `sg-every-port-open` alone.
pub(super) fn inward_port<'e>(
    cx: &CloudCx<'e>,
    test: impl Fn(&TrafficRule<'e>) -> Truth,
    message: &str,
) -> Verdict<'e> {
    inward(cx, |rule| test(rule).and(rule.every_port().not()), message)
}

/// The verdict over the rules that let out to the whole internet and pass a test.
pub(super) fn outward<'e>(cx: &CloudCx<'e>, test: impl Fn(&TrafficRule<'e>) -> Truth, message: &str) -> Verdict<'e> {
    let rules = cx.traffic_rules();
    open(cx, rules.iter().map(|rule| (rule, rule.inward.not().and(rule.allows).and(test(rule)))), message)
}

fn open<'e, 'r>(
    cx: &CloudCx<'e>,
    rules: impl Iterator<Item = (&'r TrafficRule<'e>, Truth)>,
    message: &str,
) -> Verdict<'e>
where
    'e: 'r,
{
    let each = rules.flat_map(|(rule, fits)| rule.open_ranges().map(move |(wide, at)| (wide.and(fits), at)));
    places(cx, each.collect(), message)
}

/// Whether AWS adds a rule that lets everything out: a group of CloudFormation without a rule of its own.
pub(super) fn default_egress(cx: &CloudCx<'_>) -> Truth {
    if &*cx.object.key.kind != "AWS::EC2::SecurityGroup" {
        return Truth::False;
    }
    let apart = cx.view.joined(CloudKind::SecurityGroupEgress, &aws::vpc::RULE_GROUP, cx, &[]);
    cx.given(&aws::vpc::EGRESS).or(apart.any()).not()
}

/// Whether a route is for everything.
pub(super) fn wide(route: Part<'_>) -> Truth {
    let fields = [&aws::vpc::ROUTE_CIDR, &aws::vpc::ROUTE_CIDR6, &aws::vpc::INNER_CIDR, &aws::vpc::INNER_CIDR6];
    Truth::any(fields.map(|field| is_internet(&route.text(field))))
}
