//! # What
//! A cluster whose API server has a public address and lets every source connect: no authorised networks, or one that holds the
//! whole internet.
//!
//! # Why
//! The API server is the front door of the cluster. Open to everybody, a leaked credential or a flaw in authentication is enough
//! to get in; with named networks an attacker first needs a place inside them.
//!
//! # Fix
//! Name the networks of administrators and pipelines, or give the API server an internal address only.
//!
//! # References
//! - <https://cloud.google.com/kubernetes-engine/docs/how-to/authorized-networks>

use crate::prelude::*;
use crate::settings::told;
use plimsoll_estate::cloud::google::gke;

/// The check.
pub static CHECK: Check = Check {
    slug: "gke-api-open-to-internet",
    aliases: &["CKV_GCP_20", "CKV_GCP_18", "GCP-0061", "GCP-0053"],
    controls: &["api-endpoint-cidr-allowlist"],
    proves: &["api-endpoint-cidr-allowlist"],
    title: "API server of GKE answers everybody on the internet",
    severity: Severity::High,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "name the networks in `master_authorized_networks_config`, or set `enable_private_endpoint = true`",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::GkeCluster], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let private = cx.bool(&gke::PRIVATE_ENDPOINT).is(&true);
    let blocks = cx.parts(&gke::AUTHORIZED_BLOCKS);
    let wide = |block: &plimsoll_estate::Part<'_>| block.text(&gke::CIDR).test(false, |cidr| cidr.ends_with("/0"));
    let open = cx.given(&gke::AUTHORIZED).not().or(Truth::any(blocks.iter().map(wide)));
    told(
        cx,
        private.not().and(open),
        cx.find(&gke::AUTHORIZED).0,
        "every address of the internet may connect to the API server",
    )
}
