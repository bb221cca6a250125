//! # What
//! A firewall rule that lets the whole internet reach a port by which machines are administered: SSH, RDP, WinRM, the kubelet
//! or etcd, alone or within a range.
//!
//! # Why
//! Such ports are tried around the clock. One weak password, one leaked key or one flaw in the service opens the node, and with it
//! everything that runs there.
//!
//! # Fix
//! Let sources be the ranges of administrators, or of Identity-Aware Proxy, and nothing else.
//!
//! # References
//! - <https://cloud.google.com/iap/docs/using-tcp-forwarding>

use crate::ports;
use crate::prelude::*;
use crate::settings::told;
use plimsoll_estate::cloud::google::compute;

/// The check.
pub static CHECK: Check = Check {
    slug: "google-firewall-admin-port-open",
    aliases: &["CKV_GCP_2", "CKV_GCP_3", "GCP-0070", "GCP-0071"],
    controls: &["cpn-node-sg-no-internet-admin-ports", "node-no-ssh"],
    proves: &[],
    title: "administration ports of machines are open to the internet",
    severity: Severity::Critical,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "name the networks in `source_ranges`; reach machines through Identity-Aware Proxy (35.235.240.0/20)",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::GoogleFirewall], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let enabled = cx.bool(&compute::DISABLED).is(&true).not();
    let ingress = cx.text(&compute::DIRECTION).test(true, |direction| direction.eq_ignore_ascii_case("ingress"));
    let ranges = cx.texts(&compute::SOURCE_RANGES);
    let narrowed = cx.given(&compute::SOURCE_TAGS).or(cx.given(&compute::SOURCE_ACCOUNTS));
    // Without any source a rule is for every address.
    let open = if ranges.is_empty() { narrowed.not() } else { ports::any_of(&ranges, ports::is_internet) };
    let allows = |allow: &plimsoll_estate::Part<'_>| {
        let listed = allow.texts(&compute::PORTS);
        let tcp = allow
            .text(&compute::PROTOCOL)
            .test(true, |name| matches!(&*name.to_ascii_lowercase(), "tcp" | "all" | "6"));
        let port = if listed.is_empty() { Truth::True } else { ports::any_of(&listed, ports::is_admin) };
        tcp.and(port)
    };
    let admin = Truth::any(cx.parts(&compute::ALLOW).iter().map(allows));
    let at = cx.find(&compute::SOURCE_RANGES).0;
    told(
        cx,
        enabled.and(ingress).and(open).and(admin),
        at,
        "the internet reaches a port by which machines are administered",
    )
}
