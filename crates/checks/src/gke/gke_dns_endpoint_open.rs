//! # What
//! The DNS-based endpoint of a cluster takes calls from outside Google Cloud.
//!
//! # Why
//! The API server is then a matter of identities alone: no authorized network and no firewall stands before it, unless a
//! service perimeter does.
//!
//! # Fix
//! Leave `allow_external_traffic` off, or put the project into a perimeter of VPC Service Controls and waive this check.
//!
//! # References
//! - <https://cloud.google.com/kubernetes-engine/docs/concepts/network-isolation>

use plimsoll_estate::cloud::google::gke as google;

use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "gke-dns-endpoint-open",
    aliases: &[],
    controls: &["gke-dns-endpoint-controls"],
    proves: &["gke-dns-endpoint-controls"],
    title: "API server is reached by its DNS name from everywhere",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "set `allow_external_traffic` to `false`",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::GkeCluster], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let open = cx.bool(&google::DNS_ENDPOINT_EXTERNAL);
    Verdict::fault(open.is(&true), &open, cx.object, || "its DNS endpoint takes calls from everywhere".to_owned())
}
