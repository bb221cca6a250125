//! # What
//! A firewall rule for incoming traffic that allows every port of TCP or UDP, or every protocol.
//!
//! # Why
//! What a machine will listen on tomorrow is then open as well, for everybody whom the rule names.
//!
//! # Fix
//! Name the ports.
//!
//! # References
//! - <https://cloud.google.com/firewall/docs/firewalls>

use crate::ports;
use crate::prelude::*;
use crate::settings::told;
use plimsoll_estate::cloud::google::compute;

/// The check.
pub static CHECK: Check = Check {
    slug: "google-firewall-all-ports",
    aliases: &["CKV2_GCP_12", "GCP-0072"],
    controls: &["cpn-node-sg-no-internet-admin-ports"],
    proves: &[],
    title: "firewall rule allows every port",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "name the ports that are needed",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::GoogleFirewall], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let enabled = cx.bool(&compute::DISABLED).is(&true).not();
    let ingress = cx.text(&compute::DIRECTION).test(true, |direction| direction.eq_ignore_ascii_case("ingress"));
    let allows = |allow: &plimsoll_estate::Part<'_>| {
        let listed = allow.texts(&compute::PORTS);
        let named = allow.text(&compute::PROTOCOL);
        let all = named.test(false, |name| &**name == "all");
        let ports = named.test(false, |name| matches!(&*name.to_ascii_lowercase(), "tcp" | "udp" | "6" | "17"));
        let every = if listed.is_empty() { Truth::True } else { ports::any_of(&listed, ports::is_every) };
        all.or(ports.and(every))
    };
    let every = Truth::any(cx.parts(&compute::ALLOW).iter().map(allows));
    told(cx, enabled.and(ingress).and(every), cx.find(&compute::ALLOW).0, "every port is allowed")
}
