//! # What
//! A network interface of a machine has a public address.
//!
//! # Why
//! The machine is on the internet as soon as a firewall rule is too wide.
//!
//! # Fix
//! Remove `access_config`; use Cloud NAT for what leaves and Identity-Aware Proxy for what comes in.
//!
//! # References
//! - <https://cloud.google.com/compute/docs/ip-addresses>

use crate::cloud::*;
use crate::prelude::*;
use plimsoll_estate::cloud::google::machine;

/// The check.
pub static CHECK: Check = Check {
    slug: "google-instance-public-address",
    aliases: &["CKV_GCP_40", "GCP-0031"],
    controls: &["node-private-subnet"],
    proves: &[],
    title: "machine has a public address",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "remove `access_config`",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::GoogleInstance, CloudKind::GoogleInstanceTemplate], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let public = |part: &Part<'e>| {
        let fields = [&machine::ACCESS, &machine::ACCESS6];
        fields.map(|field| (there(*part, field), part.find(field).0))
    };
    let each = cx.parts(&machine::INTERFACES).iter().flat_map(public).collect();
    places(cx, each, "the machine has a public address")
}

/// An empty block stands for an address that is chosen when the machine starts.
fn there(part: Part<'_>, field: &Field<bool>) -> Truth {
    match part.find(field).1 {
        Some(node) if node.unknown().is_some() => Truth::Unknown,
        Some(_) if part.parts(field).is_empty() => Truth::False,
        Some(_) => Truth::True,
        None => Truth::False,
    }
}
