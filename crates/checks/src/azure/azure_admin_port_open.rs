//! # What
//! A rule of a network security group that lets the whole internet reach a port by which machines are administered: SSH, RDP,
//! WinRM, the kubelet or etcd, alone or within a range.
//!
//! # Why
//! Such ports are tried around the clock. One weak password, one leaked key or one flaw in the service opens the node, and with it
//! everything that runs there.
//!
//! # Fix
//! Let the source be the ranges of administrators and nothing else.
//!
//! # References
//! - <https://learn.microsoft.com/azure/virtual-network/network-security-groups-overview>

use crate::ports;
use crate::prelude::*;
use crate::settings::told;
use plimsoll_estate::Part;
use plimsoll_estate::cloud::azure::network;

/// The check.
pub static CHECK: Check = Check {
    slug: "azure-admin-port-open",
    aliases: &["CKV_AZURE_9", "CKV_AZURE_10", "AZU-0048", "AZU-0050"],
    controls: &["cpn-node-sg-no-internet-admin-ports", "node-no-ssh"],
    proves: &[],
    title: "administration ports of machines are open to the internet",
    severity: Severity::Critical,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "name the networks of administrators as the source, or use Azure Bastion",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::AzureSecurityGroup, CloudKind::AzureSecurityRule], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let rules = match CloudKind::AzureSecurityGroup.is(cx.object) {
        true => cx.parts(&network::RULES),
        false => vec![cx.part],
    };
    let faults: Vec<_> = rules.iter().map(|rule| (opens(rule), rule.find(&network::SOURCE).0)).collect();
    let worst = Truth::any(faults.iter().map(|(fault, _)| *fault));
    let at = faults.iter().find(|(fault, _)| *fault == worst).map_or(cx.at(), |(_, at)| *at);
    told(cx, worst, at, "the internet reaches a port by which machines are administered")
}

fn opens(rule: &Part<'_>) -> Truth {
    let is = |field, wanted: &'static str| rule.text(field).test(false, |text| text.eq_ignore_ascii_case(wanted));
    let tcp = rule.text(&network::PROTOCOL).test(true, |name| &**name == "*" || name.eq_ignore_ascii_case("tcp"));
    let sources = [rule.texts(&network::SOURCE), rule.texts(&network::SOURCES)].concat();
    let listed = [rule.texts(&network::PORT), rule.texts(&network::PORTS)].concat();
    let way = is(&network::DIRECTION, "inbound").and(is(&network::ACCESS, "allow")).and(tcp);
    way.and(ports::any_of(&sources, ports::is_internet)).and(ports::any_of(&listed, ports::is_admin))
}
