//! # What
//! An egress rule of a NetworkPolicy lets traffic through to the metadata address of the cloud (169.254.169.254,
//! fd00:ec2::254) as part of an address range. Rules without `to` are reported by `network-policy-allows-everyone`.
//!
//! # Why
//! The metadata service hands out the credentials of the node to whoever asks from it. A pod that can be made to
//! send a request gets them.
//!
//! # Fix
//! Add the address to `except`, or name narrower ranges; set the hop limit of the instances to 1 besides.
//!
//! # References
//! - <https://docs.aws.amazon.com/eks/latest/best-practices/identity-and-access-management.html>
//! - <https://kubernetes.io/docs/concepts/services-networking/network-policies/>

use plimsoll_engine::{Hit, ObjectCx};
use plimsoll_estate::Reader;
use plimsoll_estate::network::Direction;

use super::range::holds;
use super::support;

use crate::prelude::*;
use serde_json::Value;

/// The check.
pub static CHECK: Check = Check {
    slug: "metadata-egress-open",
    aliases: &[],
    controls: &["netpol-metadata-egress-blocked", "aws-imds-hop-limit-1"],
    proves: &[],
    title: "network policy lets pods reach the metadata of the node",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "add `169.254.169.254/32` to `except`",
    since: "0.1.0",
    run: Run::Object(&[("networking.k8s.io", "NetworkPolicy")], run),
};

const METADATA: [&str; 2] = ["169.254.169.254", "fd00:ec2::254"];

fn run<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    let governs = support::governs(cx.object, Direction::Egress);
    let rules = cx.object.reader().items("spec.egress").into_iter();
    let blocks: Vec<Reader<'e>> =
        rules.flat_map(|rule| rule.items("to")).filter_map(|peer| peer.child("ipBlock")).collect();
    let faults: Vec<(V<Box<str>>, Truth)> =
        blocks.iter().map(|block| fault(*block)).map(|(v, t)| (v, t.and(governs))).collect();
    let open = faults.iter().filter(|(_, fault)| *fault == Truth::True);
    let hits: Vec<_> = open.map(|(range, _)| Hit::new(cx.object, range.origin)).collect();
    match faults.iter().find(|(_, fault)| *fault == Truth::Unknown) {
        Some((range, _)) if hits.is_empty() => Verdict::unknown_value(range, cx.object),
        _ => {
            Verdict::gap_at("a pod can fetch the credentials of its node", hits).fixed_by(|| spare(cx.object, &blocks))
        }
    }
}

fn fault(block: Reader<'_>) -> (V<Box<str>>, Truth) {
    let (range, except) = (block.string("cidr"), block.strings("except"));
    let reaches = |address: &&str| {
        let spared = Truth::any(except.iter().map(|e| e.test(false, |e| holds(e, address))));
        range.test(false, |range| holds(range, address)).and(spared.not())
    };
    let fault = Truth::any(METADATA.iter().map(reaches));
    let unread = except.into_iter().find(|range| range.why().is_some());
    (if range.why().is_none() && fault == Truth::Unknown { unread.unwrap_or(range) } else { range }, fault)
}

/// Leaves the addresses of the metadata service out of every block that holds them.
fn spare(object: &Object, blocks: &[Reader<'_>]) -> Remedy {
    let mut remedy = Remedy::none();
    for block in blocks {
        let range = block.string("cidr");
        let held = METADATA.iter().filter(|address| range.get().is_some_and(|range| holds(range, address)));
        let items: Vec<Value> = held.map(|address| single(address).into()).collect();
        if !items.is_empty() {
            remedy = remedy.and(Change::new(object, block.find("except").0, Op::Add(items)));
        }
    }
    remedy
}

/// The block that holds one address.
fn single(address: &str) -> String {
    let bits = if address.contains(':') { 128 } else { 32 };
    format!("{address}/{bits}")
}
