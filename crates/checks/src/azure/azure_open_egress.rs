//! # What
//! A rule of a network security group that allows outgoing traffic to the whole internet.
//!
//! # Why
//! A program that was taken over fetches its tools and sends what it found to wherever it likes.
//!
//! # Fix
//! Name what is needed, or route outgoing traffic through Azure Firewall.
//!
//! # References
//! - <https://learn.microsoft.com/azure/aks/limit-egress-traffic>

use crate::ports;
use crate::prelude::*;
use crate::settings::told;
use plimsoll_estate::cloud::azure::network;

/// The check.
pub static CHECK: Check = Check {
    slug: "azure-open-egress",
    aliases: &["AZU-0051"],
    controls: &["cpn-nsg-firewall-aks"],
    proves: &[],
    title: "machines may talk to every address of the internet",
    severity: Severity::Info,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "name the destinations, or send outgoing traffic through a firewall",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::AzureSecurityRule], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let is = |field, wanted: &'static str| cx.text(field).test(false, |text| text.eq_ignore_ascii_case(wanted));
    let destinations = [cx.texts(&network::DESTINATION), cx.texts(&network::DESTINATIONS)].concat();
    let way = is(&network::DIRECTION, "outbound").and(is(&network::ACCESS, "allow"));
    let open = ports::any_of(&destinations, ports::is_internet);
    told(cx, way.and(open), cx.find(&network::DESTINATION).0, "outgoing traffic may go anywhere")
}
